#pragma once

#include "core/store/AuditTrail.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// What was done, in words.
class ActivityText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::ActivityText)

public:
    /// "Sign-in", "Token refresh": what was tried, whether it succeeded or not.
    [[nodiscard]] static QString action(AuditEntry::Action action);
    /// "Done", or "Failed" with the reason where one was written down.
    [[nodiscard]] static QString outcome(const AuditEntry &entry);
    /// The name of whom or what it was about; an e-mail address is its own name.
    [[nodiscard]] static QString subject(const AuditEntry &entry);
    /// Local, and UTC below it: for tooltips.
    [[nodiscard]] static QString moment(const QDateTime &when);
};

} // namespace fleetkey::ui
