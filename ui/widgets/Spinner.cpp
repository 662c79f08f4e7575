#include "ui/widgets/Spinner.h"

#include <QPainter>
#include <QVariantAnimation>

namespace fleetkey::ui {

QVariantAnimation *Spinner::makeAnimation(QObject *parent) {
    auto *animation = new QVariantAnimation(parent);
    animation->setStartValue(0);
    animation->setEndValue(360);
    animation->setDuration(900);
    animation->setLoopCount(-1);
    return animation;
}

void Spinner::paint(QPainter &painter, const QRect &area, const QColor &color, int degrees) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    // Qt counts sixteenths of a degree, counter-clockwise.
    painter.drawArc(QRectF(area).adjusted(2, 2, -2, -2), -degrees * 16, 270 * 16);
    painter.restore();
}

} // namespace fleetkey::ui
