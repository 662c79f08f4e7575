#include "ui/lock/LockPicture.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace fleetkey::ui {

LockPicture::LockPicture(const Theme &theme, int size, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    setFixedHeight(size);
}

void LockPicture::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    m_theme.icon(Icon::Lock).paint(&painter, rect(), Qt::AlignCenter);
}

} // namespace fleetkey::ui
