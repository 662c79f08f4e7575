#pragma once

#include <QWidget>

namespace fleetkey::ui {

class Theme;

/// A lock in the middle of its row, in the colours of the moment.
class LockPicture final : public QWidget {
public:
    LockPicture(const Theme &theme, int size, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
