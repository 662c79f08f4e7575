#include "core/store/StoreTrouble.h"

namespace fleetkey {

void StoreTrouble::noteWritten() {
    if (!m_error)
        return;
    m_error.reset();
    Q_EMIT changed();
}

void StoreTrouble::noteFailure(const Error &error) {
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT changed();
}

} // namespace fleetkey
