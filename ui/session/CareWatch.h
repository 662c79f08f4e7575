#pragma once

#include "core/session/Connection.h"
#include "core/session/SessionCare.h"

#include <QObject>

namespace fleetkey::ui {

/// Tells the care for a session when somebody looks at the program's windows.
class CareWatch final : public QObject {
    Q_OBJECT

public:
    explicit CareWatch(const Connection &connection, QObject *parent = nullptr);

    /// The computer has slept.
    void wake() { m_care.wake(); }

private:
    SessionCare m_care;
};

} // namespace fleetkey::ui
