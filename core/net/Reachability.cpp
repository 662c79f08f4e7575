#include "core/net/Reachability.h"

namespace fleetkey {

namespace {

/// No connection, no answer.
bool isUnreachable(ErrorKind kind) {
    return kind == ErrorKind::Offline || kind == ErrorKind::Timeout || kind == ErrorKind::Proxy
        || kind == ErrorKind::Tls;
}

} // namespace

void Reachability::noteAnswer() {
    set(Connectivity::Online);
}

void Reachability::noteFailure(const Error &failure) {
    if (failure.httpStatus != 0)
        set(Connectivity::Online);
    else if (isUnreachable(failure.kind))
        set(Connectivity::Offline);
}

void Reachability::set(Connectivity connectivity) {
    if (m_connectivity == connectivity)
        return;
    m_connectivity = connectivity;
    Q_EMIT changed();
}

} // namespace fleetkey
