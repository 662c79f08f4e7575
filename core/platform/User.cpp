#include "core/platform/User.h"

namespace fleetkey {

QString displayNameOf(const QString &firstName, const QString &lastName, const QString &nickname) {
    const QString first = firstName.trimmed();
    const QString last = lastName.trimmed();
    if (first.isEmpty() && last.isEmpty())
        return nickname.trimmed();
    if (first.isEmpty() || last.isEmpty())
        return first + last;
    return first + u' ' + last;
}

QString User::displayName() const {
    return displayNameOf(profile.firstName, profile.lastName, profile.nickname);
}

} // namespace fleetkey
