#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace fleetkey {

class Database;

/// What a person did with this console: when, what, to whom, with what result. No secret.
struct AuditEntry {
    enum class Action {
        SignIn,
        SignOut,
        Register,
        UserLogin,
        UserRefresh,
        UserCheck,
        UserTakeOver, ///< pasted tokens were taken over for a user
        UserRemember, ///< a user's tokens into the keychain
        UserStopRemembering, ///< and out of it
        UserForget, ///< a user's tokens out of this console
        Activate, ///< a deactivated user
        Copy, ///< a user's access token, to the clipboard
        CopyKey, ///< an InstanceKey, to the clipboard
        PinSet, ///< the console's, by whoever was signed in then
        PinChange,
        PinRemove,
        Unknown, ///< written by a newer console; never by this one
    };

    qint64 id = 0; ///< given by the database
    QDateTime when;
    QString environment;
    QString account;
    Action action = Action::SignIn;
    QString subject; ///< DeviceToken, InstanceId or e-mail
    QString subjectName;
    bool succeeded = true;
    QString result; ///< an error's reason, `cancelled`, or empty

    /// Was given up before the answer came; the platform may have done it. A code, no words.
    static inline const QString cancelled = QStringLiteral("cancelled");

    /// It came to nothing, for this reason.
    void takeFailure(const Error &error);

    bool operator==(const AuditEntry &) const = default;
};

/// Errors: `Storage`.
class AuditTrail {
public:
    /// How many entries are kept, over all accounts; the oldest go first.
    static constexpr qint64 kept = 100'000;

    explicit AuditTrail(std::shared_ptr<Database> database);

    /// Writes an entry down, its `result` with everything that looks like a secret removed.
    Pending<void> append(AuditEntry entry);
    /// The newest first; `beforeId` 0: from the newest on.
    Pending<QList<AuditEntry>> entries(QString environment, QString account, qint64 beforeId, int limit);

private:
    std::shared_ptr<Database> m_database;
};

} // namespace fleetkey
