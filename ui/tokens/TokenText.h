#pragma once

#include "core/store/LoginLedger.h"
#include "core/tokens/NextStep.h"
#include "ui/theme/ThemeColors.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// The inspector's words about tokens.
class TokenText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::TokenText)

public:
    [[nodiscard]] static QString word(AccessTokenState state);
    [[nodiscard]] static Tone tone(AccessTokenState state);
    [[nodiscard]] static QString word(RefreshTokenState state);
    [[nodiscard]] static Tone tone(RefreshTokenState state);

    /// "Next step: refresh the access token".
    [[nodiscard]] static QString title(const NextStep &step);
    /// Why, in one sentence, with what it costs where it costs something.
    [[nodiscard]] static QString sentence(
        const NextStep &step, const TokenFacts &facts, const HeldTokens *held, const QDateTime &now);
    /// What a login costs: sign-ins left, and whose session ends.
    [[nodiscard]] static QString loginPrice(const std::optional<LoginAllowance> &allowance);
    /// On the button that does it; empty where there is nothing to press.
    [[nodiscard]] static QString button(const NextStep &step);
    /// The row of the vendor's table that applies.
    [[nodiscard]] static QString rule(TableRow rule);
    /// What is known, line by line: what the decision rests on.
    [[nodiscard]] static QString evidence(
        const TokenFacts &facts, const HeldTokens *held, const QDateTime &now);

    /// What the registered claims of a JWT mean; empty for all others.
    [[nodiscard]] static QString claimMeaning(const QString &claim);
};

} // namespace fleetkey::ui
