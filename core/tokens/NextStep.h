#pragma once

#include "core/platform/Identifiers.h"
#include "core/tokens/HeldTokens.h"
#include "core/tokens/TokenStates.h"

namespace fleetkey {

/// All that a decision about a user's tokens rests on. Grows with the evidence that can be had.
struct TokenFacts {
    bool hasDeviceToken = false;
    AccessTokenState accessToken = AccessTokenState::Absent;
    RefreshTokenState refreshToken = RefreshTokenState::Absent;
    bool accepted = false; ///< the platform accepted this very access token once

    /// `held` may be null: nothing is held. `now` is the platform's time. What the platform said of earlier
    /// tokens is no evidence about the present ones.
    [[nodiscard]] static TokenFacts of(const DeviceToken &user, const HeldTokens *held, const QDateTime &now);

    bool operator==(const TokenFacts &) const = default;
};

/// The vendor's decision table (contract §1), row by row.
enum class TableRow {
    None, ///< no row applies: the tokens serve
    RegisterWithoutDeviceToken,
    RefreshExpired,
    LogInWithoutTokens,
    LogInAfterRefusedRefresh,
};

/// What to do next about a user's tokens, and which row of the table says so.
struct NextStep {
    enum class Action {
        Nothing, ///< the access token serves
        Check, ///< only the platform can tell whether it serves
        Register,
        Refresh,
        LogIn, ///< spends a login and ends the session of the driver's own app (contract §5)
    };

    Action action = Action::Nothing;
    TableRow rule = TableRow::None;

    bool operator==(const NextStep &) const = default;
};

/// The table applied. It speaks of a token that is needed and does not serve; while the access token serves
/// there is nothing to do, even without a refresh token.
[[nodiscard]] NextStep nextStep(const TokenFacts &facts);

} // namespace fleetkey
