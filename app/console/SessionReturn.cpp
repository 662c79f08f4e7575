#include "app/console/SessionReturn.h"

#include <utility>

namespace fleetkey::console {

SessionReturn::SessionReturn(const Session &session, QObject *parent)
    : QObject(parent)
    , m_state(session.facts().state)
    , m_connectivity(session.facts().connectivity) {
    connect(&session, &Session::factsChanged, this, &SessionReturn::follow);
}

void SessionReturn::follow(const SessionFacts &facts) {
    const SessionState state = std::exchange(m_state, facts.state);
    const Connectivity connectivity = std::exchange(m_connectivity, facts.connectivity);
    if (connectivity == Connectivity::Offline && facts.connectivity == Connectivity::Online)
        Q_EMIT reachedAgain();
    const bool wasAway = state == SessionState::SigningIn || state == SessionState::Expired;
    if (wasAway && facts.state == SessionState::Active)
        Q_EMIT signedInAgain();
}

} // namespace fleetkey::console
