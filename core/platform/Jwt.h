#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>

#include <expected>

namespace fleetkey {

/// A JWT taken apart. Nothing is verified: only the platform can. Claims are undisclosed and none is
/// guaranteed (contract §1).
struct DecodedToken {
    QJsonObject header;
    QJsonObject claims; ///< empty for an encrypted token
    QDateTime issued; ///< `iat`, UTC; invalid when absent
    QDateTime notBefore; ///< `nbf`, UTC; invalid when absent
    QDateTime expires; ///< `exp`, UTC; invalid when absent
    bool encrypted = false; ///< a JWE: only its header can be read
    bool nested = false; ///< its payload is another token; claims are those of the innermost one
    qsizetype signatureSize = 0; ///< in bytes, whole ones
    bool signatureCut = false; ///< no signature has as many characters: the end of a copy was cut off
};

/// What a claim like `exp` states.
struct ClaimedMoment {
    QDateTime when; ///< UTC; invalid where it states none, or none that can be shown
    bool inMilliseconds = false; ///< written so, although JWTs count seconds
};

/// The moment that a claim's value states: a number, whole or not, or a text that holds one.
[[nodiscard]] ClaimedMoment momentIn(const QJsonValue &claim);

/// Where and why a text is no JWT.
struct JwtFault {
    enum class Kind {
        Empty,
        TooLong, ///< `count` characters
        WrongPartCount, ///< `count` parts
        PartEmpty,
        StrayCharacter, ///< at `position`: nothing that base64url knows
        PartCut, ///< the part has `count` characters, which no base64url has
        NotJson, ///< from about `position` on
        JsonCut, ///< the JSON ends in the middle: a copy that was cut at `position`
        BeginningLost, ///< it breaks at once, and begins as no token does
        NotObject,
    };
    enum class Part { Whole, Header, Claims, Signature };

    Kind kind = Kind::Empty;
    Part part = Part::Whole;
    qsizetype position = 0; ///< in characters of the whole text, from 1; 0 where there is none
    qsizetype count = 0;

    bool operator==(const JwtFault &) const = default;
};

/// No longer text is looked at.
inline constexpr qsizetype longestJwt = 256 * 1024;

/// Header and claims of a JWT in compact form: signed (JWS), or encrypted (JWE), whose header alone is
/// readable. Surrounding space and base64 padding are passed over. Never throws; any thread.
[[nodiscard]] std::expected<DecodedToken, JwtFault> decodeJwt(QByteArrayView text);

} // namespace fleetkey
