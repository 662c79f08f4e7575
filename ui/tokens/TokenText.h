#pragma once

#include "core/tokens/TokenStates.h"
#include "core/tokens/UserSessions.h"
#include "ui/theme/ThemeColors.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// Words about tokens: their states, where they come from and where they are kept.
class TokenText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::TokenText)

public:
    [[nodiscard]] static QString word(AccessTokenState state);
    [[nodiscard]] static Tone tone(AccessTokenState state);
    [[nodiscard]] static QString word(RefreshTokenState state);
    [[nodiscard]] static Tone tone(RefreshTokenState state);

    /// Where they were got: "from a login".
    [[nodiscard]] static QString source(TokenSource source);
    /// Where a user's tokens are kept: "in this session only", "in the keychain".
    [[nodiscard]] static QString place(const UserSessions &sessions, const DeviceToken &user);

    /// What the registered claims of a JWT mean; empty for all others.
    [[nodiscard]] static QString claimMeaning(const QString &claim);
};

} // namespace fleetkey::ui
