#include "core/platform/User.h"

namespace fleetkey {

QString User::displayName() const {
    const QString first = profile.firstName.trimmed();
    const QString last = profile.lastName.trimmed();
    if (first.isEmpty() && last.isEmpty())
        return profile.nickname.trimmed();
    if (first.isEmpty() || last.isEmpty())
        return first + last;
    return first + u' ' + last;
}

} // namespace fleetkey
