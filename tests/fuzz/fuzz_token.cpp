#include "core/platform/AccessToken.h"
#include "core/platform/HttpDate.h"
#include "tests/fuzz/Require.h"

using namespace fleetkey;
using namespace fleetkey::test;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<DecodedToken> decoded = decodeToken(SecretString(input));
    if (decoded) {
        require(!decoded->expires.isValid() || decoded->expires.timeSpec() == Qt::UTC, "moments are in UTC");
    } else {
        require(decoded.error().kind == ErrorKind::Protocol, "what is no token is no answer");
        require(!decoded.error().title.isEmpty(), "it is said where a token breaks");
    }

    const QDateTime date = parseHttpDate(input);
    require(!date.isValid() || date.timeSpec() == Qt::UTC, "dates are in UTC");
    const QDateTime moment = parseTimestamp(input);
    require(!moment.isValid() || moment.timeSpec() == Qt::UTC, "timestamps are in UTC");
    return 0;
}
