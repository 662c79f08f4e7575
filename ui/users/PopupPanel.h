#pragma once

#include <QFrame>

namespace fleetkey::ui {

class Theme;

/// A panel that opens below a control and closes when somebody clicks elsewhere or presses Escape.
class PopupPanel : public QFrame {
    Q_OBJECT

public:
    /// `name` is what screen readers say.
    PopupPanel(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// Opens with an edge aligned to the control, above it where there is no room below.
    void openBelow(const QWidget &control);

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
