#pragma once

#include "core/tokens/Diagnosis.h"
#include "ui/theme/ThemeColors.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace fleetkey::ui {

/// A diagnosis in words. Every value of it has some.
class DiagnosisText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::DiagnosisText)

public:
    /// "Next step: refresh the access token".
    [[nodiscard]] static QString title(TokenAction action);
    /// On the button that does it; empty where there is nothing to press.
    [[nodiscard]] static QString button(TokenAction action);
    /// Why, and where an obstacle stands before it, which. One or two sentences; `now` is the platform's
    /// time.
    [[nodiscard]] static QString sentence(const Diagnosis &diagnosis, const QDateTime &now);
    /// Why alone.
    [[nodiscard]] static QString reason(const Diagnosis &diagnosis, const QDateTime &now);
    /// What it rests on, the weightiest first; moments to wait for as this computer's clock will show them.
    [[nodiscard]] static QStringList evidence(const Diagnosis &diagnosis);
    /// What the step costs: sign-ins, and other people's sessions. Empty where it costs nothing that a person
    /// must know of. Without an allowance it is not known how many sign-ins are left.
    [[nodiscard]] static QString price(
        const Diagnosis &diagnosis, const std::optional<LoginAllowance> &allowance);
    /// What a login costs, whoever asks for it.
    [[nodiscard]] static QString loginPrice(const std::optional<LoginAllowance> &allowance);
    /// Whom a refresh of a pair hits that the driver's app holds too.
    [[nodiscard]] static QString pairReplaced();
    /// What to say and ask where a login is possible but exceeds what some pages of the documentation allow.
    [[nodiscard]] static QString warning(const LoginWarning &warning);

    /// That a login or a refresh was sent and may have been done without anybody knowing; empty where nothing
    /// of the kind is open.
    [[nodiscard]] static QString unsettled(const Diagnosis &diagnosis);
    /// How sure the diagnosis is.
    [[nodiscard]] static QString confidence(Confidence confidence);

private:
    [[nodiscard]] static QString reasonOf(const Diagnosis &diagnosis, const QDateTime &now);
    [[nodiscard]] static QString reasonOfOurs(const Diagnosis &diagnosis, const QDateTime &now);
    [[nodiscard]] static QString loginEffect();
    [[nodiscard]] static QString unaccepted(const Diagnosis &diagnosis, const QString &left);
    [[nodiscard]] static QString unproven(const Diagnosis &diagnosis);
    [[nodiscard]] static QString appHoldsNewer(const Diagnosis &diagnosis);
    [[nodiscard]] static QString brokenCopy(const Diagnosis &diagnosis);
    [[nodiscard]] static QString priceOfPasting(
        const Diagnosis &diagnosis, const std::optional<LoginAllowance> &allowance);
    [[nodiscard]] static QString obstacle(const Diagnosis &diagnosis, const QDateTime &now);
};

} // namespace fleetkey::ui
