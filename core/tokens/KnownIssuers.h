#pragma once

#include <QStringList>

namespace fleetkey {

/// Who issues the tokens of one environment, as its own tokens say (`iss`). No secret.
struct KnownIssuers {
    QString ofAdmin; ///< of the signed-in admin's own access token; empty where it does not say
    QStringList ofUsers; ///< of the tokens that the platform handed out for users, or accepted

    [[nodiscard]] bool isEmpty() const { return ofAdmin.isEmpty() && ofUsers.isEmpty(); }
    [[nodiscard]] bool contains(const QString &issuer) const {
        return issuer == ofAdmin || ofUsers.contains(issuer);
    }
    bool operator==(const KnownIssuers &) const = default;
};

} // namespace fleetkey
