#include "ui/session/CareWatch.h"

#include <QGuiApplication>

namespace fleetkey::ui {

CareWatch::CareWatch(const Connection &connection, QObject *parent)
    : QObject(parent)
    , m_care(*connection.session, connection.parts) {
    const auto follow
        = [this](Qt::ApplicationState state) { m_care.setWatched(state == Qt::ApplicationActive); };
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, follow);
    follow(QGuiApplication::applicationState());
}

} // namespace fleetkey::ui
