#pragma once

#include "core/base/Pending.h"
#include "core/platform/Identifiers.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace fleetkey {

class Database;

/// A user (driver) whose tokens the keychain should hold: a marker, no secret, so that "not found" in a
/// locked keychain is never taken for "there are none".
struct RememberedUser {
    QString environment; ///< an `Environment::id`
    QString account; ///< the admin who asked for it
    DeviceToken user;
    QString name; ///< as last seen; may be empty
    QDateTime since; ///< UTC
    QString instance{}; ///< its name as last seen; may be empty

    bool operator==(const RememberedUser &) const = default;
};

/// Errors: `Storage`.
class RememberedUsers {
public:
    explicit RememberedUsers(std::shared_ptr<Database> database);

    /// Those of one admin.
    Pending<QList<RememberedUser>> all(QString environment, QString account);
    /// Whether any admin of the environment but this one asked for the user's tokens.
    Pending<bool> isRememberedByOthers(RememberedUser user);
    Pending<void> remember(RememberedUser user);
    /// Whether any other admin of the environment still asks for the user's tokens.
    Pending<bool> forget(RememberedUser user);

private:
    std::shared_ptr<Database> m_database;
};

} // namespace fleetkey
