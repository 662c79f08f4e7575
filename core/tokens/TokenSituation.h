#pragma once

#include "core/platform/Identifiers.h"
#include "core/store/LoginLedger.h"
#include "core/tokens/HeldTokens.h"
#include "core/tokens/TokenStates.h"

#include <chrono>
#include <optional>

namespace fleetkey {

/// The moments behind a situation, by the platform's clock and in UTC; invalid where there is none.
struct TokenMoments {
    QDateTime now;
    QDateTime obtained;
    QDateTime issued; ///< when the access token's life began
    QDateTime notBefore;
    QDateTime expires;
    QDateTime checked;
    QDateTime refreshed;
    QDateTime loggedIn; ///< the last login that was tried
    QDateTime refreshLost; ///< when a refresh failed that may have been done
    QDateTime loginLost; ///< the same of a login
    QDateTime loginAllowed; ///< when the budget lets the next login through
    QDateTime platformReady; ///< when the platform asked to be tried again, or when that is worth it

    bool operator==(const TokenMoments &) const = default;
};

/// All that is known about one user's tokens, before anything is concluded from it.
struct TokenKnowledge {
    DeviceToken user; ///< empty: the person has none
    InstanceId instance; ///< the user's, empty where unknown
    UserRecord record = UserRecord::Unknown;
    const HeldTokens *held = nullptr; ///< may be null; read only while the situation is made
    std::optional<LoginEvidence> lastLogin;
    KeychainHolding keychain = KeychainHolding::NotUsed;
    bool offline = false;
    std::optional<LoginAllowance> allowance; ///< nothing: not read yet
    QDateTime platformNow; ///< UTC
    /// When the user's record was read last and said "active", platform's time.
    QDateTime seenActive;
    /// When the record was seen to become active, platform's time: that voids what was refused (403) before.
    QDateTime reactivated;
    std::optional<std::chrono::seconds> clockAhead; ///< of this computer before the platform
};

/// What is known, classified: all that a diagnosis rests on. Small on purpose, so that every combination can
/// be enumerated.
struct TokenSituation {
    bool hasDeviceToken = false;
    AccessTokenState accessToken = AccessTokenState::Absent;
    RefreshTokenState refreshToken = RefreshTokenState::Absent;
    PlatformAnswer lastCheck = PlatformAnswer::None;
    PlatformAnswer lastRefresh = PlatformAnswer::None;
    PlatformAnswer lastLogin = PlatformAnswer::None;
    UserRecord record = UserRecord::Unknown;
    Reach reach = Reach::Reachable;
    LoginRoom logins = LoginRoom::Unknown;
    KeychainHolding keychain = KeychainHolding::NotUsed;
    ClockAgreement clock = ClockAgreement::Unknown;
    /// The record was read after the last login was refused (403, 404), and says active all the same.
    bool refusedThoughActive = false;
    bool deniedThoughActive = false; ///< the same of the last check
    /// A refresh or a login was sent of which nobody knows whether it was done, so that the tokens may have
    /// been replaced or revoked.
    bool unsettled = false;
    bool pasted = false; ///< taken over from a paste, so that the driver's app most likely holds them too
    bool unaccepted
        = false; ///< in its time, but read from the keychain, and not accepted by the platform since
    TokenMoments moments;
    DeviceToken owner; ///< whom a foreign token names; empty where it is not foreign
    std::chrono::seconds clockAhead{0};
    int loginsLeft = 0; ///< at most; 0 unless known

    /// Classifies what is known. Pure; any thread.
    [[nodiscard]] static TokenSituation of(const TokenKnowledge &knowledge);

    bool operator==(const TokenSituation &) const = default;
};

/// From how far apart the two clocks are worth a word.
inline constexpr std::chrono::seconds noticeableSkew{60};

} // namespace fleetkey
