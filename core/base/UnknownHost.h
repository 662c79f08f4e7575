#pragma once

#include "core/base/Error.h"

#include <algorithm>

namespace fleetkey {

/// The field of an `Offline` error that names a host nobody knows.
inline const QString &unknownHostField() {
    static const QString name = QStringLiteral("Host");
    return name;
}

/// The host that could not be found, where that is why nothing could be reached; else empty.
[[nodiscard]] inline QString unknownHostIn(const Error &error) {
    if (error.kind != ErrorKind::Offline)
        return {};
    const auto found = std::ranges::find(error.fields, unknownHostField(), &FieldError::key);
    return found == error.fields.end() ? QString() : found->message;
}

} // namespace fleetkey
