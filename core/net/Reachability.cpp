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
    if (m_connectivity == Connectivity::Online)
        return;
    m_connectivity = Connectivity::Online;
    m_trouble.reset();
    Q_EMIT changed();
}

void Reachability::noteFailure(const Error &failure) {
    if (failure.httpStatus != 0)
        return noteAnswer();
    if (!isUnreachable(failure.kind) || (m_trouble && m_trouble->kind == failure.kind))
        return;
    m_connectivity = Connectivity::Offline;
    m_trouble = failure;
    Q_EMIT changed();
}

} // namespace fleetkey
