#include "core/store/StoreTrouble.h"

namespace fleetkey {

void StoreTrouble::noteSuccess(bool written) {
    if (!m_error || !(written || m_held))
        return;
    m_error.reset();
    m_held = false;
    Q_EMIT changed();
}

void StoreTrouble::noteFailure(const Error &error, bool held) {
    // That it is held besides does not make it writable.
    const bool isKnown = m_error == error && m_held == held;
    if (isKnown || (m_error && !m_held && held))
        return;
    m_error = error;
    m_held = held;
    Q_EMIT changed();
}

} // namespace fleetkey
