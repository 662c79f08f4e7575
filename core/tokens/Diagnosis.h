#pragma once

#include "core/tokens/TokenSituation.h"

#include <QList>

#include <array>

namespace fleetkey {

/// Which rule a diagnosis follows. The first four are the vendor's decision table (contract §1), the others
/// are Fleetkey's own.
enum class TokenRule {
    RegisterWithoutDeviceToken, ///< no DeviceToken: register
    RefreshExpired, ///< access token expired, or refused with a 401: refresh
    LogInWithoutTokens, ///< no refresh token, or no access token: log in
    LogInAfterRefusedRefresh, ///< the refresh answered 401: log in
    TokenServes, ///< nothing to do
    RefreshInTime, ///< it expires soon, and a refresh costs nothing
    OnlyThePlatformKnows, ///< nothing here tells whether it works: no expiry, pasted, or its refresh refused
    StartsLater, ///< its `nbf` lies ahead
    AppHoldsNewer, ///< a pasted copy is used up: the driver's app most likely has newer ones
    BrokenCopy, ///< what was pasted is no whole JWT: a damaged copy, or a token of another form
    SomebodyElses, ///< the token names another user
    AnotherInstances, ///< the token names another instance
    KeptInKeychain, ///< the keychain has tokens that are not in memory
    UserDeactivated, ///< a deactivated user is not let in
    UserDeleted, ///< a deleted user never comes back
    InstanceKeyRefused, ///< the last login failed for its key; the same key again only spends another
    LoginRefused, ///< the last login was refused, though the record says active: the same again would be too
    PlatformRefuses, ///< 403, 404 or 422: another token would not help
    PlatformFailing, ///< 429 or 5xx: later
};

/// The vendor's four, in the order of the table.
inline constexpr std::array vendorRules{TokenRule::RegisterWithoutDeviceToken, TokenRule::RefreshExpired,
    TokenRule::LogInWithoutTokens, TokenRule::LogInAfterRefusedRefresh};
[[nodiscard]] constexpr bool isVendors(TokenRule rule) {
    return rule <= TokenRule::LogInAfterRefusedRefresh;
}

/// What a person, or the console for them, should do.
enum class TokenAction {
    Nothing,
    Check, ///< ask the platform, with a call as the user
    Refresh,
    LogIn, ///< spends a login and ends the session of the driver's own app: a person is asked first
    Register,
    LoadFromKeychain, ///< read the remembered tokens
    OpenKeychain, ///< unlock it, or make it available, and read them
    Reconnect, ///< nothing reaches the platform
    WaitForLogin, ///< a login is needed, and none may be spent before `Diagnosis::possibleAt`
    WaitForPlatform, ///< until `Diagnosis::possibleAt`, where that is known
    WaitUntilValid, ///< until `Diagnosis::possibleAt`
    ReplaceInstanceKey, ///< find out the right key before another login
    Reactivate, ///< set the user's status to active
    ShowOwner, ///< look at the user whom the token names
    ReloadUser, ///< ask for the user's record again: it may have been deactivated or deleted
    ReadAnswer, ///< the platform says what is wrong in its answer
    PasteAgain, ///< a whole or newer answer of the platform, from where the tokens were copied
};

/// What other people's sessions suffer from an action (contract §5).
enum class OtherSessions {
    Untouched,
    SharedPairReplaced, ///< the driver's app holds the same pair, and it is replaced
    Ended, ///< a login revokes all earlier tokens of the user
};

struct ActionCost {
    int logins = 0; ///< 1 where it spends one
    OtherSessions sessions = OtherSessions::Untouched;
    bool scarce = false; ///< the login may be one too many by stricter pages of the documentation

    bool operator==(const ActionCost &) const = default;
};

enum class Confidence {
    Certain, ///< the platform or the facts at hand say so
    Likely, ///< inferred from them
    Open, ///< only trying tells
};

/// One thing that a diagnosis rests on. Holds no secret; `ui/` turns it into words.
struct DiagnosisFact {
    enum class Kind {
        NoDeviceToken,
        AccessTokenAbsent,
        AccessTokenExpires, ///< `when`
        AccessTokenExpired, ///< `when`
        AccessTokenHasNoExpiry,
        AccessTokenStarts, ///< `when`
        AccessTokenRefusedEarly, ///< a 401 while its expiry lies ahead: revoked, inferred
        AccessTokenMalformed,
        AccessTokenForeign,
        AccessTokenOfOtherInstance,
        RefreshTokenAbsent,
        RefreshTokenHeld,
        CheckAnswered, ///< `answer`, `when`
        RefreshAnswered, ///< `answer`, `when`
        LoginAnswered, ///< `answer`, `when`
        RefreshLost, ///< sent at `when`, and may have been done
        LoginLost, ///< the same of a login
        UserActive,
        UserDeactivated,
        UserDeleted,
        Unreachable,
        LoginsLeft, ///< `count`, at most
        LoginsScarce, ///< `count`, at most
        NoLoginBefore, ///< `when`
        KeychainUnread,
        KeychainLocked,
        KeychainUnavailable,
        KeychainMissing,
        ClockOff, ///< `ahead` (negative: behind) of this computer before the platform
        TokenPasted, ///< an access token alone, taken over from a paste
        PairShared, ///< both tokens, from a paste: the driver's app most likely holds the same
        PairUsedUp, ///< the same, refused since: the app most likely holds newer ones
        NotAcceptedSince, ///< the access token came from the keychain; the platform handed it out at `when`
    };

    Kind kind = Kind::NoDeviceToken;
    QDateTime when; ///< platform's time, UTC; invalid where it has no moment
    PlatformAnswer answer = PlatformAnswer::None;
    std::chrono::seconds ahead{0};
    int count = 0;

    bool operator==(const DiagnosisFact &) const = default;
};

/// The one right next step and what it costs, by the decision table alone.
struct TokenVerdict {
    TokenRule rule = TokenRule::TokenServes;
    TokenAction action = TokenAction::Nothing; ///< what to do now
    TokenAction then = TokenAction::Nothing; ///< what follows once `action` has removed an obstacle
    ActionCost cost; ///< of `action`
    ActionCost costThen; ///< of `then`
    Confidence confidence = Confidence::Certain;

    bool operator==(const TokenVerdict &) const = default;
};

/// What is wrong, why, and the one right next step.
struct Diagnosis : TokenVerdict {
    DeviceToken owner; ///< for `ShowOwner`: whom the token names
    QDateTime possibleAt; ///< platform's time, UTC: when waiting ends; invalid where nobody knows
    AccessTokenState accessToken = AccessTokenState::Absent;
    RefreshTokenState refreshToken = RefreshTokenState::Absent;
    bool proven = true; ///< the access token was handed out to this console, or accepted since
    /// The access token is in its time by its dates alone: it came from the keychain, and the platform has
    /// not accepted it since.
    bool unaccepted = false;
    QList<DiagnosisFact> evidence; ///< the user, the tokens, what was answered, what stands in the way

    bool operator==(const Diagnosis &) const = default;
};

/// The decision table. Pure, total and deterministic; any thread. Promises: no login where a refresh can
/// serve; none without its cost; none while the budget is spent (`WaitForLogin` says when); nothing that
/// needs the network while it is away; a token that names another user is never refreshed.
[[nodiscard]] TokenVerdict verdictOn(const TokenSituation &situation);

/// The verdict, with what it rests on and until when to wait.
[[nodiscard]] Diagnosis diagnose(const TokenSituation &situation);

/// True for actions that send something to the platform.
[[nodiscard]] bool needsNetwork(TokenAction action);

} // namespace fleetkey
