#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace fleetkey {

[[nodiscard]] bool isWordCharacter(char c);

/// What stands right before a UUID in a text: `InstanceId: …`, `"appId":"…`, `/instances/…`, `driver …`.
struct NameBefore {
    QByteArray name; ///< in lower case
    bool isLabel = false; ///< a sign stands between, not only space
};

[[nodiscard]] NameBefore nameBefore(QByteArrayView text, qsizetype begin);

/// Called a user or a driver.
[[nodiscard]] bool isCalledUser(const NameBefore &before);

/// Called an instance, a key, a request, …: not a driver.
[[nodiscard]] bool isCalledOtherwise(const NameBefore &before);

} // namespace fleetkey
