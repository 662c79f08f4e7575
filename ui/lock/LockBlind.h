#pragma once

#include <QWidget>

namespace fleetkey::ui {

class Theme;

/// What is seen of a locked window other than the one where the lock is lifted.
class LockBlind final : public QWidget {
    Q_OBJECT

public:
    LockBlind(const Theme &theme, QWidget *window);

Q_SIGNALS:
    /// Somebody wants to go on here: a key was pressed, or a button of the mouse.
    void touched();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
