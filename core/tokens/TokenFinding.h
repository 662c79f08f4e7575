#pragma once

#include "core/platform/Identifiers.h"
#include "core/platform/Jwt.h"
#include "core/tokens/KnownIssuers.h"

#include <QList>
#include <QString>

namespace fleetkey {

/// Something about a pasted text or a token that a person should know. Holds no secret; `ui/` turns it into
/// words.
struct TokenFinding {
    enum class Kind {
        // what copying did, and was mended
        Whitespace, ///< spaces or line breaks inside, `count` of them
        QuotedPrintable, ///< a mail's soft line breaks or `=3D`, `count` of them
        MailQuote, ///< `> ` before lines
        Quotes, ///< in quotation marks, or with escaped ones
        UrlEncoded, ///< `%2E` and the like
        Padding, ///< base64 padding that no JWT has
        Base64Alphabet, ///< `+` and `/` of the other base64
        InvisibleCharacters, ///< zero-width spaces, soft hyphens, byte-order marks, `count` of them
        Ellipsis, ///< cut on purpose, by a log, at `position`
        // what cannot be mended
        Broken, ///< `fault` says where and why
        RefreshTokenCut, ///< at `position` the copy ends, or its line
        AccessTokenMasked, ///< something stands in its place, at `position`
        RefreshTokenMasked, ///< the same
        Oversized, ///< `count` bytes
        // whose it is
        AdminsToken, ///< `text`: the claim that says so
        OwnToken, ///< of the account that is signed in here
        // the token itself
        Encrypted,
        Nested, ///< a token within a token
        NoExpiry,
        Expired, ///< at `when`
        NotYetValid, ///< before `when`
        IssuedInFuture, ///< at `when`
        Unsigned, ///< `alg` is `none`, or neither `alg` nor a signature is there
        SignatureCut, ///< `count` bytes are fewer than its algorithm makes; 0: it is missing
        OddAlgorithm, ///< `text`: none that is known for JWTs
        NoAlgorithm,
        CriticalHeaders, ///< `text`: what a reader must understand, or refuse the token
        OtherIssuer, ///< `text`: `iss` is not what users' tokens of this environment say
        NotAdminsIssuer, ///< `text`: nor what the signed-in admin's says, and no user's was seen yet
        OtherUser, ///< it names another user than the one inspected: `text`
        OtherInstance, ///< `text`
        OddLifetime, ///< it expires before it is issued
        Milliseconds, ///< `text`: the claims that count them, where the platform counts seconds
    };
    enum class Weight { Note, Warning, Bad };

    Kind kind = Kind::Broken;
    Weight weight = Weight::Note;
    qsizetype position = 0; ///< in characters of the pasted text, from 1; 0 where there is none
    qsizetype count = 0;
    QDateTime when; ///< UTC
    QString text; ///< a claim's or header's value, cut where it is long
    JwtFault fault; ///< of `Broken`

    bool operator==(const TokenFinding &) const = default;
};

/// What a token is held against.
struct TokenExpectations {
    QDateTime platformNow; ///< UTC
    KnownIssuers issuers; ///< of this environment; empty where none was seen
    DeviceToken user; ///< the one inspected; empty: anybody
    InstanceId instance;
};

/// What is off about a token, the worst first. Pure; any thread.
[[nodiscard]] QList<TokenFinding> judge(const DecodedToken &token, const TokenExpectations &expected);

/// True where it says itself that anybody can have written it: `alg` is `none`, or it has neither `alg` nor a
/// signature.
[[nodiscard]] bool isUnsigned(const DecodedToken &token);
/// True where its signature is shorter than its algorithm makes, or missing: the end of a copy was cut off.
[[nodiscard]] bool isSignatureCut(const DecodedToken &token);

/// The user that the claims state, by a claim that is called a DeviceToken or DeviceId; empty when none is.
[[nodiscard]] DeviceToken userStatedIn(const QJsonObject &claims, QString *claim = nullptr);
/// The user that the claims seem to name: as stated, else by a UserId or `sub` that is a UUID, which may be
/// an identity of another kind. `claim` is told which.
[[nodiscard]] DeviceToken userNamedIn(const QJsonObject &claims, QString *claim = nullptr);
/// The name of the claim that calls the token's bearer an admin, by a role or a scope; empty where none does.
[[nodiscard]] QString adminClaimIn(const QJsonObject &claims);
/// The instance that the claims name, by a claim of that name.
[[nodiscard]] InstanceId instanceNamedIn(const QJsonObject &claims);

} // namespace fleetkey
