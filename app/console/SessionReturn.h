#pragma once

#include "core/session/Session.h"

namespace fleetkey::console {

/// Tells when a session can be worked with again. GUI thread.
class SessionReturn final : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit SessionReturn(const Session &session, QObject *parent = nullptr);

Q_SIGNALS:
    /// The platform answers again.
    void reachedAgain();
    /// Somebody is signed in again.
    void signedInAgain();

private:
    void follow(const SessionFacts &facts);

    SessionState m_state;
    Connectivity m_connectivity;
};

} // namespace fleetkey::console
