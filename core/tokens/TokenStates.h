#pragma once

namespace fleetkey {

/// What an access token is worth, as far as can be told without asking the platform.
enum class AccessTokenState {
    Absent,
    Valid,
    Expiring, ///< less than a twentieth of its life, or a minute, is left
    Expired,
    Unknown, ///< held, but neither the platform nor the token itself says how long it lives
    Refused, ///< 401 although its time is not up: revoked, most likely (inferred, contract §6)
    NotYetValid, ///< its `nbf` lies ahead
    Malformed, ///< not a JWT, or a cut or altered copy of one
    Foreign, ///< it names another user than the one it is held for
    OtherInstance, ///< it names the user, but another instance than the user belongs to
};

enum class RefreshTokenState {
    Absent,
    Held, ///< opaque: nothing more can be told
    Refused, ///< the platform refused to refresh with it (400 or 401)
};

/// The platform's last answer to one kind of call about the present tokens. Answers about earlier ones, and
/// temporary ones that are past, are `None`.
enum class PlatformAnswer {
    None,
    Accepted,
    Unauthorized, ///< 401
    Forbidden, ///< 403
    NotFound, ///< 404
    Invalid, ///< 422 and other 4xx
    TooMany, ///< 429
    Failing, ///< 5xx, or an answer that nobody understands
};

/// What the fleet's own records say of the user.
enum class UserRecord { Unknown, Active, Deactivated, Deleted };

/// Whether the last calls reached the platform.
enum class Reach { Reachable, Offline };

/// How the login budget stands (contract §3).
enum class LoginRoom {
    Unknown, ///< the ledger was not read yet
    Free,
    Scarce, ///< a login is possible, but beyond what some pages of the documentation allow
    Spent, ///< no login before a moment that is known
};

/// Where the tokens of a remembered user are, seen from memory.
enum class KeychainHolding {
    NotUsed, ///< nobody asked to remember this user's tokens, or they are in memory already
    Unread, ///< the keychain should hold them; it was not asked yet
    Locked,
    Unavailable, ///< denied, absent, or it did not answer
    Missing, ///< it should hold them, and does not
};

/// This computer's clock beside the platform's.
enum class ClockAgreement {
    Unknown, ///< no answer came yet
    Agrees,
    Off, ///< by more than a minute
};

} // namespace fleetkey
