#pragma once

#include "ui/shell/MenuBar.h"

#include <QFrame>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace fleetkey::ui {

class Theme;

/// Every action by typing a few of its letters. Return or a click does it; Escape or a click elsewhere
/// closes.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(const Theme &theme, QWidget *parent);

    /// Shows the actions that can be done now, at the top of the parent's window.
    void open(const QList<MenuBar::Group> &groups);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry {
        QAction *action;
        QString text;
        QString group;
    };

    void filter(const QString &typed);
    void run();
    void step(int by);

    const Theme &m_theme;
    QLineEdit *m_field;
    QListView *m_list;
    QStandardItemModel *m_matches;
    QList<Entry> m_entries;
};

} // namespace fleetkey::ui
