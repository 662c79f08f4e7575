#pragma once

#include <QWidget>

class QAbstractItemModel;
class QTableView;

namespace fleetkey::ui {

class Theme;

/// The calls of this session, redacted, newest last, ready to copy for support.
class LogWindow : public QWidget {
    Q_OBJECT
public:
    /// The model is a table with headers; its texts are shown and copied as they are. Must outlive this.
    LogWindow(const Theme &theme, QAbstractItemModel *calls, QWidget *parent = nullptr);

    /// Header and rows, tab-separated, one line each.
    [[nodiscard]] QString text(bool selectedOnly) const;

private:
    void updateContent();

    QAbstractItemModel *m_calls;
    QTableView *m_table;
    QWidget *m_empty;
};

} // namespace fleetkey::ui
