#pragma once

#include <QString>

namespace fleetkey {

/// The text with everything that looks like a secret replaced by a placeholder that says what stood there:
/// JWTs, bearer values, and the values of fields and headers named like a secret. For logs and copied
/// details; the last net, not the first: bodies and secrets are not to be handed to a log at all.
[[nodiscard]] QString redacted(const QString &text);

} // namespace fleetkey
