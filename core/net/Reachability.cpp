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
    m_refused.clear();
    Q_EMIT changed();
}

void Reachability::noteFailure(const Error &failure) {
    if (failure.httpStatus != 0)
        return noteAnswer();
    if (!isUnreachable(failure.kind) || !isNews(failure))
        return;
    m_connectivity = Connectivity::Offline;
    m_trouble = failure;
    Q_EMIT changed();
}

// The origins of an environment may each have a certificate of its own; they do not take turns on the screen.
bool Reachability::isNews(const Error &failure) {
    const bool isFirst = !m_trouble || m_trouble->kind != failure.kind;
    if (!failure.certificate)
        return isFirst;
    const auto known = m_refused.constFind(failure.certificate->host);
    const bool isNew = known == m_refused.cend() || *known != *failure.certificate;
    m_refused.insert(failure.certificate->host, *failure.certificate);
    return isFirst || isNew;
}

} // namespace fleetkey
