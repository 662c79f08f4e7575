#pragma once

#include <QHeaderView>

class QAbstractItemView;

namespace fleetkey::ui {

class Theme;

/// The names above the columns of a table or tree, in the look of the design. By itself its columns can be
/// resized, not sorted by.
class ColumnHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit ColumnHeader(const Theme &theme, QWidget *parent = nullptr);

    /// Rows with a hairline between instead of a grid and frames; for the view below such a header.
    static void applyRowLook(QAbstractItemView &view);

protected:
    static constexpr int narrowest = 48;

private:
    void applyColors();

    const Theme &m_theme;
};

} // namespace fleetkey::ui
