#include "core/net/Reachability.h"

namespace fleetkey {

namespace {

/// No connection, no answer.
bool isUnreachable(ErrorKind kind) {
    return kind == ErrorKind::Offline || kind == ErrorKind::Timeout || kind == ErrorKind::Proxy
        || kind == ErrorKind::Tls;
}

/// Whether both tell a person the same; only what is to be judged of a certificate differs within a kind.
bool isSameTrouble(const Error &left, const Error &right) {
    return left.kind == right.kind && left.certificate == right.certificate;
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
    if (!isUnreachable(failure.kind) || (m_trouble && isSameTrouble(*m_trouble, failure)))
        return;
    m_connectivity = Connectivity::Offline;
    m_trouble = failure;
    Q_EMIT changed();
}

} // namespace fleetkey
