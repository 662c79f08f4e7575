#include "core/platform/Answers.h"
#include "tests/fuzz/Require.h"

using namespace fleetkey;
using namespace fleetkey::test;

/// The first two bytes choose the status, the rest up to a zero byte is `Retry-After`, then comes the body.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype end = input.indexOf('\0');
    if (end < 2)
        return 0;
    const QDateTime noon({2026, 6, 1}, {12, 0}, Qt::UTC);
    HttpResponse response;
    response.status = 400 + (static_cast<uchar>(input[0]) + 256 * static_cast<uchar>(input[1])) % 200;
    response.headers = {{QByteArrayLiteral("Retry-After"), input.sliced(2, end - 2)}};
    response.body = input.sliced(end + 1);

    const std::optional<Error> error = answers::failureOf(response, noon);
    require(error.has_value(), "a status from 400 on is a failure");
    require(error->httpStatus == response.status, "a failure keeps its status");
    require(error->title.size() <= 1000 && error->fields.size() <= 50, "a failure is of bounded size");
    require(!error->retryAt || error->retryAt->isValid(), "the moment to try again is one");

    response.status = 200;
    const std::optional<Error> second = answers::failureOf(response, noon);
    require(!second || second->title.size() <= 1000, "a failure is of bounded size");
    return 0;
}
