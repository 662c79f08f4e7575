#pragma once

#include <QCoreApplication>
#include <QWidget>

namespace fleetkey::test {

/// Keeps a picture of the widget for people to look at, in the folder that FLEETKEY_GRABS names; without it,
/// only paints the widget.
inline QPixmap grab(QWidget &widget, const QString &name) {
    for (int round = 0; round < 10; ++round) // a layout in a layout asks once more
        QCoreApplication::sendPostedEvents();
    const QPixmap picture = widget.grab();
    const QString folder = qEnvironmentVariable("FLEETKEY_GRABS");
    if (!folder.isEmpty())
        picture.save(folder + u'/' + name + QStringLiteral(".png"));
    return picture;
}

} // namespace fleetkey::test
