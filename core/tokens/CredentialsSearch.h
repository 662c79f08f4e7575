#pragma once

#include "core/base/SecretString.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace fleetkey {

/// A token as it stands in a text: not checked, not decoded.
struct WrittenToken {
    /// Why there is a name of a token, and no whole token.
    enum class Flaw {
        None,
        Cut, ///< by the end of the text or of a line
        Masked, ///< something else stands in its place, as logs do it
    };

    SecretString value; ///< empty where it is masked
    Flaw flaw = Flaw::None;
    qsizetype at = -1; ///< where it stands in the text, or what masks it
    qsizetype cutAt = 0; ///< in the text

    [[nodiscard]] bool isNamed() const { return !value.isEmpty() || flaw != Flaw::None; }
};

/// Credentials that stand together in a text. Any may be missing.
struct WrittenCredentials {
    QString deviceToken;
    WrittenToken accessToken;
    WrittenToken refreshToken;
    qint64 expiresIn = 0; ///< seconds
    bool isCut = false; ///< what they stand in was cut by the end of the text: there may have been more

    [[nodiscard]] bool holdsTokens() const { return accessToken.isNamed() || refreshToken.isNamed(); }
    [[nodiscard]] bool isPair() const { return accessToken.isNamed() && refreshToken.isNamed(); }
};

/// What a text hands out.
struct FoundCredentials {
    std::vector<WrittenCredentials> handedOut; ///< each with a token at least, in the order of the text
    QString deviceToken; ///< of the only user who is named; empty where none or several are
};

/// What JSON objects in the text hand out: the platform's envelope or any other, at any depth within reason,
/// also as JSON within a JSON text, also cut by the end of the text. Names match without regard to case,
/// dashes and underlines.
[[nodiscard]] FoundCredentials credentialsInJson(QByteArrayView text);

/// The tokens behind their names in any other text: `RefreshToken: …`, `access_token=…`.
[[nodiscard]] std::vector<WrittenCredentials> credentialsByName(QByteArrayView text);

/// The UUID that is called a DeviceToken, or a user; empty where none is.
[[nodiscard]] QString deviceTokenNamedIn(QByteArrayView text);

/// The first UUID that is not called something else: a DeviceToken perhaps. Empty where there is none.
[[nodiscard]] QString unnamedUuidIn(QByteArrayView text);

/// The UUID in any spelling that is this whole text: braces, `urn:uuid:`, no dashes; empty for anything else.
[[nodiscard]] QString asUuid(QByteArrayView text);

} // namespace fleetkey
