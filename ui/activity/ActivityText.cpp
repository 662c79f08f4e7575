#include "ui/activity/ActivityText.h"

#include "core/platform/Identifiers.h"
#include "ui/common/DateText.h"

namespace fleetkey::ui {

QString ActivityText::action(AuditEntry::Action action) {
    switch (action) {
    case AuditEntry::Action::SignIn:
        return tr("Sign-in");
    case AuditEntry::Action::SignOut:
        return tr("Sign-out");
    case AuditEntry::Action::Register:
        return tr("New user");
    case AuditEntry::Action::UserLogin:
        return tr("Login as a user");
    case AuditEntry::Action::UserRefresh:
        return tr("Refresh of a user's tokens");
    case AuditEntry::Action::UserCheck:
        return tr("Asked the platform");
    case AuditEntry::Action::UserTakeOver:
        return tr("Pasted tokens taken over");
    case AuditEntry::Action::UserRemember:
        return tr("Tokens remembered");
    case AuditEntry::Action::UserStopRemembering:
        return tr("Tokens no longer remembered");
    case AuditEntry::Action::UserForget:
        return tr("Tokens forgotten");
    case AuditEntry::Action::Activate:
        return tr("Activation of a user");
    case AuditEntry::Action::Copy:
        return tr("Token of a user copied");
    case AuditEntry::Action::CopyKey:
        return tr("InstanceKey copied");
    case AuditEntry::Action::PinSet:
        return tr("PIN of this console set");
    case AuditEntry::Action::PinChange:
        return tr("PIN of this console changed");
    case AuditEntry::Action::PinRemove:
        return tr("PIN of this console removed");
    case AuditEntry::Action::Unknown:
        break;
    }
    return tr("Something a newer Fleetkey knows");
}

QString ActivityText::outcome(const AuditEntry &entry) {
    if (entry.succeeded)
        return tr("Done");
    if (entry.result == AuditEntry::cancelled)
        return tr("Failed: cancelled before the answer came");
    const QString reason = entry.result.simplified();
    return reason.isEmpty() ? tr("Failed") : tr("Failed: %1", "with the reason").arg(reason);
}

QString ActivityText::subject(const AuditEntry &entry) {
    if (!entry.subjectName.isEmpty())
        return entry.subjectName.simplified();
    return isUuid(entry.subject) ? QString() : entry.subject;
}

QString ActivityText::moment(const QDateTime &when) {
    return tr("%1\n%2", "local time, UTC").arg(DateText::dateTime(when), DateText::utc(when));
}

} // namespace fleetkey::ui
