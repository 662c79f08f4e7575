#pragma once

#include <QCoreApplication>
#include <QWidget>

namespace fleetkey::test {

/// Keeps a picture of the widget for people to look at, in the folder that FLEETKEY_GRABS names; without it,
/// only paints the widget, on a screen of that scale.
inline QPixmap grab(QWidget &widget, const QString &name, qreal scale = 1) {
    for (int round = 0; round < 10; ++round) // a layout in a layout asks once more
        QCoreApplication::sendPostedEvents();
    QPixmap picture((QSizeF(widget.size()) * scale).toSize());
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    widget.render(&picture);
    const QString folder = qEnvironmentVariable("FLEETKEY_GRABS");
    if (!folder.isEmpty())
        picture.save(folder + u'/' + name + QStringLiteral(".png"));
    return picture;
}

} // namespace fleetkey::test
