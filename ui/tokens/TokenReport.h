#pragma once

#include "core/platform/User.h"
#include "core/tokens/Diagnosis.h"

#include <QCoreApplication>

#include <optional>

namespace fleetkey::ui {

class SecretPlaceholders;

/// What is known about a user's tokens as Markdown, for a ticket. No secret is in it, nor name, e-mail and
/// phone of the driver; moments are in UTC.
class TokenReport {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::TokenReport)

public:
    struct Facts {
        User user;
        const HeldTokens *held = nullptr; ///< may be null; read only while the report is made
        QString place; ///< where they are kept, in words
        KeychainHolding keychain = KeychainHolding::NotUsed; ///< of those not in memory
        Diagnosis diagnosis;
        std::optional<LoginEvidence> lastLogin;
        std::optional<LoginAllowance> allowance;
        QDateTime platformNow; ///< UTC
        std::optional<std::chrono::seconds> clockAhead;
        QString environment; ///< as a person knows it
        QString system; ///< versions of this program, of Qt and of the system
    };

    [[nodiscard]] static QString markdown(const Facts &facts);
    /// A name for its file: the day and the beginning of the DeviceToken.
    [[nodiscard]] static QString fileName(const Facts &facts);

private:
    [[nodiscard]] static QStringList user(const Facts &facts);
    [[nodiscard]] static QStringList nextStep(const Facts &facts);
    [[nodiscard]] static QStringList tokens(const Facts &facts, SecretPlaceholders &placeholders);
    [[nodiscard]] static QStringList claims(const HeldTokens &held);
    [[nodiscard]] static QStringList answers(const Facts &facts);
    [[nodiscard]] static QStringList surroundings(const Facts &facts);
};

} // namespace fleetkey::ui
