#pragma once

#include "core/platform/Jwt.h"
#include "core/tokens/Diagnosis.h"
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
    /// The same for a token that may be in the keychain alone.
    [[nodiscard]] static QString word(AccessTokenState state, KeychainHolding holding);
    [[nodiscard]] static QString word(RefreshTokenState state, KeychainHolding holding);
    /// The same, where a token that is in its time may fail all the same.
    [[nodiscard]] static QString word(const Diagnosis &diagnosis, KeychainHolding holding);
    [[nodiscard]] static Tone tone(const Diagnosis &diagnosis);
    /// Where a token is that is not in memory: "Kept in the keychain, not read yet."
    [[nodiscard]] static QString sentence(KeychainHolding holding);

    /// Where they were got: "from a login".
    [[nodiscard]] static QString source(TokenSource source);
    /// Where a user's tokens are kept: "in this session only", "in the keychain".
    [[nodiscard]] static QString place(const UserSessions &sessions, const DeviceToken &user);

    /// What the registered claims of a JWT mean; empty for all others.
    [[nodiscard]] static QString claimMeaning(const QString &claim);
    /// The same, and whether the moment that it states is written in milliseconds.
    [[nodiscard]] static QString claimMeaning(const QString &claim, const QJsonValue &value);
    /// Whether the claim states a moment.
    [[nodiscard]] static bool isMoment(const QString &claim);

private:
    [[nodiscard]] static QString word(KeychainHolding holding);
};

} // namespace fleetkey::ui
