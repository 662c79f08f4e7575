#pragma once

#include "core/base/Error.h"

#include <QDateTime>
#include <QList>
#include <QObject>

#include <chrono>
#include <optional>

namespace fleetkey {

/// One call as the log keeps it: no header, no body, no value of the query.
struct CallRecord {
    QDateTime when; ///< begun, UTC, by this computer's clock
    QByteArray method;
    QString path; ///< with the names of the query's items, but not what they are
    int status = 0; ///< 0 where no answer came
    std::chrono::milliseconds duration{0};
    int attempt = 1;
    QString requestId;
    std::optional<ErrorKind> error; ///< of the transport; a 404 is none

    bool operator==(const CallRecord &) const = default;
};

/// The last calls, for a person to read and to copy. Forgets the oldest ones. GUI thread.
class CallLog : public QObject {
    Q_OBJECT

public:
    explicit CallLog(QObject *parent = nullptr);

    /// The oldest first; at most `capacity`.
    [[nodiscard]] const QList<CallRecord> &records() const { return m_records; }
    void add(CallRecord record);

    static constexpr qsizetype capacity = 500;

Q_SIGNALS:
    void entryAdded(const fleetkey::CallRecord &record);

private:
    QList<CallRecord> m_records;
};

} // namespace fleetkey
