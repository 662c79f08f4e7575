#include "core/net/CallLog.h"

namespace fleetkey {

CallLog::CallLog(QObject *parent)
    : QObject(parent) {
}

void CallLog::add(CallRecord record) {
    if (m_records.size() >= capacity)
        m_records.removeFirst();
    m_records.append(std::move(record));
    Q_EMIT entryAdded(m_records.last());
}

} // namespace fleetkey
