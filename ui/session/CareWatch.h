#pragma once

#include "core/session/Connection.h"
#include "core/session/SessionCare.h"
#include "core/session/SleepWatch.h"

#include <QObject>

namespace fleetkey::ui {

/// Tells the care for a session when somebody looks at the program's windows and when the computer has slept.
class CareWatch final : public QObject {
    Q_OBJECT

public:
    explicit CareWatch(const Connection &connection, QObject *parent = nullptr);

private:
    SessionCare m_care;
    SleepWatch m_sleep;
};

} // namespace fleetkey::ui
