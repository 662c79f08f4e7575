#pragma once

#include <QTableView>

namespace fleetkey::ui {

class HeldTokensModel;
class Theme;

/// The held tokens in the look of the console's other tables.
class HeldTokensTable final : public QTableView {
    Q_OBJECT

public:
    /// Theme and model must outlive the table.
    HeldTokensTable(const Theme &theme, HeldTokensModel &model, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    /// Copies the whole current row, where other tables copy a cell.
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
