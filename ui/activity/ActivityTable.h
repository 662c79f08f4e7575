#pragma once

#include "core/platform/Identifiers.h"

#include <QTableView>
#include <QVariantList>

namespace fleetkey::ui {

class ActivityModel;
class RowHover;
class Theme;

/// The entries as a table. Copies rows as text, leads from an entry to its user.
class ActivityTable final : public QTableView {
    Q_OBJECT

public:
    /// Theme and model must outlive the table.
    ActivityTable(const Theme &theme, ActivityModel &model, QWidget *parent = nullptr);

    /// Before the first answer: grey bars in place of rows.
    void setWaiting(bool waiting);
    /// The selected rows from above, tab-separated, moments in full.
    [[nodiscard]] QString selectedText() const;
    void copySelectedRows();

    /// Of all columns but the last, which takes what is left; empty while nobody has set any.
    [[nodiscard]] QVariantList columnWidths() const;
    void setColumnWidths(const QVariantList &widths);

Q_SIGNALS:
    void columnWidthsChanged();
    void userRequested(const fleetkey::DeviceToken &user);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fitColumns();
    void openCurrent();
    [[nodiscard]] DeviceToken currentUser() const;
    void paintPlaceholders(QPainter &painter) const;

    const Theme &m_theme;
    ActivityModel &m_model;
    RowHover *m_hover;
    bool m_waiting = false;
    bool m_fits = true; ///< nobody has set a width
    bool m_arranging = false;
};

} // namespace fleetkey::ui
