#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>

namespace fleetkey {

class Database;

/// An account somebody signed in with on this computer; what the sign-in window lists.
struct KnownAccount {
    QString environment; ///< an `Environment::id`
    QList<QUrl> origins; ///< user, accounts, portal, analytics of a custom environment; else empty
    QString email;
    QString title; ///< the company's or application's name once known
    bool sessionExpected = false; ///< the keychain should hold its tokens: a marker, so that "not found" in a
                                  ///< locked ring is never taken for "signed out"
    QDateTime lastUsed;

    bool operator==(const KnownAccount &) const = default;
};

/// Errors: `Storage`.
class KnownAccounts {
public:
    explicit KnownAccounts(std::shared_ptr<Database> database);

    /// The last used first.
    Pending<QList<KnownAccount>> all();
    /// Adds it or brings it up to date; a title that is known stays where this one has none.
    Pending<void> remember(KnownAccount account);
    /// The company's or application's name, once known; nothing happens for an account that is not here.
    Pending<void> setTitle(QString environment, QString email, QString title);
    Pending<void> forget(QString environment, QString email);

private:
    std::shared_ptr<Database> m_database;
};

} // namespace fleetkey
