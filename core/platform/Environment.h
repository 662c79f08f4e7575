#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace fleetkey {

/// The four origins of the platform (contract §2).
enum class Origin { User, Accounts, Portal, Analytics };

/// One deployment of the platform: where its four origins are. Sessions, ledgers and keychain entries are
/// kept per `id`, which never changes (`production`, `sandbox`, or `custom:` and the user origin).
struct Environment {
    enum class Kind { Production, Sandbox, Custom };

    QString id;
    QUrl user;
    QUrl accounts;
    QUrl portal;
    QUrl analytics;

    [[nodiscard]] const QUrl &origin(Origin which) const;
    [[nodiscard]] Kind kind() const { return kindOf(id); }
    [[nodiscard]] static Kind kindOf(const QString &id);

    /// The vendor's own deployment.
    static Environment production();
    /// The built-in emulator; its id is `sandbox` whatever the port.
    static Environment sandbox(const QUrl &origin);
    /// The four origins (the same one four times where one serves all). Fails with `Validation` (field key
    /// `user`, `accounts`, `portal` or `analytics`) unless each is https, or http to a loopback address, and
    /// bare of path, query and user name.
    static Result<Environment> custom(
        const QUrl &user, const QUrl &accounts, const QUrl &portal, const QUrl &analytics);
    /// As it was when its id and origins were written down; the sandbox, whose port is another each time,
    /// without origins. Fails with `Validation` where a custom one's cannot be read any more.
    static Result<Environment> restored(const QString &id, const QList<QUrl> &origins);

    bool operator==(const Environment &) const = default;
};

/// True for 127.0.0.0/8, ::1 and `localhost`: the only hosts that may be spoken to without TLS.
[[nodiscard]] bool isLoopback(const QUrl &url);

} // namespace fleetkey
