#pragma once

#include "core/platform/Credentials.h"
#include "core/platform/Jwt.h"
#include "core/tokens/TokenFinding.h"

#include <QList>

#include <optional>

namespace fleetkey {

/// What somebody pasted, recognised. Move-only, because it holds the tokens that were found.
struct PastedText {
    /// The most telling thing in it.
    enum class Kind {
        Nothing, ///< nothing of the platform's; or empty
        DeviceToken,
        BrokenDeviceToken, ///< meant to be one, and not whole
        Jwt,
        EncryptedJwt,
        BrokenJwt, ///< meant to be one; the findings say where it breaks
        Opaque, ///< one word without structure: a refresh token, most likely
        Answer, ///< a JSON answer that hands out credentials
        Oversized, ///< longer than `longestPaste`: not looked at
    };
    /// What it was wrapped in.
    enum class Wrapping { None, AuthorizationHeader, Json, CurlCommand, OtherText };
    /// Where the DeviceToken was read.
    enum class DeviceTokenFrom {
        Nowhere,
        Text,
        Answer,
        Claim, ///< which may mean something else
        Unnamed, ///< a UUID of the text that nothing calls a DeviceToken
    };

    /// In whose name calls are made with the access token.
    enum class Bearer {
        User, ///< or nobody knows better
        Admin, ///< by its claims
        Oneself, ///< the account that is signed in here; see `markOwn`
    };

    Kind kind = Kind::Nothing;
    Wrapping wrapping = Wrapping::None;
    Credentials credentials; ///< what was found, cleaned; any part may be empty
    DeviceTokenFrom deviceTokenFrom = DeviceTokenFrom::Nowhere;
    QString deviceTokenClaim; ///< the name of the claim it was read from
    Bearer bearer = Bearer::User;
    std::optional<DecodedToken> token; ///< the access token's
    QList<TokenFinding> findings; ///< about the text; `judge` tells those about the token itself
    int otherTokens = 0; ///< how many more JWTs are in the text
    int otherPairs = 0; ///< how many more pairs of tokens; the one handed out last was taken

    /// What a user's session can be made of.
    enum class Use {
        Nothing,
        AccessToken, ///< alone: it serves for calls until it expires, and cannot be refreshed
        Pair,
    };
    /// Whose it is may not be in the text. A cut access token is of no use, nor is an unsigned or encrypted
    /// one by itself, nor an admin's.
    [[nodiscard]] Use use() const;
    /// The DeviceToken turned out to be the id of something else.
    void disownUser();
    /// What was found is of the account that is signed in here, which only its session can tell.
    void markOwn();
    /// The DeviceToken may be another kind of identity.
    [[nodiscard]] bool isUserGuessed() const {
        return deviceTokenFrom == DeviceTokenFrom::Claim || deviceTokenFrom == DeviceTokenFrom::Unnamed;
    }
};

/// The longest text that is looked at, in UTF-8.
inline constexpr qsizetype longestPaste = 256 * 1024;

/// Recognises a JWT, a DeviceToken, an `Authorization` header, a JSON answer, a curl command, or a text with
/// one of these inside, and mends what mail clients, logs and copying do to them. Never throws, sends nothing
/// and keeps nothing; any thread.
[[nodiscard]] PastedText recognise(const SecretString &text);

} // namespace fleetkey
