#pragma once

#include "core/base/SecretString.h"

#include <QByteArrayView>
#include <QString>

namespace fleetkey {

/// Credentials as they stand in a text: not checked, not decoded. Any may be empty.
struct WrittenCredentials {
    QString deviceToken;
    SecretString accessToken;
    SecretString refreshToken;
    qint64 expiresIn = 0; ///< seconds

    [[nodiscard]] bool isEmpty() const {
        return deviceToken.isEmpty() && accessToken.isEmpty() && refreshToken.isEmpty();
    }
};

/// What a JSON object in the text hands out: the platform's envelope or any other, at any depth within
/// reason, also as JSON within a JSON text. Names match without regard to case, dashes and underlines.
[[nodiscard]] WrittenCredentials credentialsInJson(QByteArrayView text);

/// What stands behind the names of credentials in any other text: `RefreshToken: …`, `access_token=…`.
[[nodiscard]] WrittenCredentials credentialsByName(QByteArrayView text);

/// The UUID that is most likely a DeviceToken: one that is called so, else the only one that is not called
/// something else. Empty where there is none.
[[nodiscard]] QString deviceTokenIn(QByteArrayView text);

/// The UUID in any spelling that is this whole text: braces, `urn:uuid:`, no dashes; empty for anything else.
[[nodiscard]] QString asUuid(QByteArrayView text);

} // namespace fleetkey
