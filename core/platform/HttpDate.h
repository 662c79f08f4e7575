#pragma once

#include <QByteArrayView>
#include <QDateTime>

namespace fleetkey {

/// The moment an HTTP header names in IMF-fixdate (`Sun, 06 Nov 1994 08:49:37 GMT`), in UTC; invalid for any
/// other text.
[[nodiscard]] QDateTime parseHttpDate(QByteArrayView text);

/// A timestamp of the platform: ISO 8601, date alone or with time, up to any number of decimals (cut at
/// milliseconds). Without a zone it is UTC (contract §4). The result is in UTC; invalid for any other text.
[[nodiscard]] QDateTime parseTimestamp(QByteArrayView text);

} // namespace fleetkey
