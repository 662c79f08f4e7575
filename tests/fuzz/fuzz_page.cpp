#include "core/platform/Answers.h"
#include "tests/fuzz/Require.h"

using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QDateTime noon({2026, 6, 1}, {12, 0}, Qt::UTC);

HttpResponse answer(QByteArray body) {
    HttpResponse response;
    response.status = 200;
    response.body = std::move(body);
    return response;
}

template <typename T> void requireUsualKind(const Result<T> &result) {
    if (result)
        return;
    switch (result.error().kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Validation:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Timeout:
    case ErrorKind::Protocol:
        return;
    default:
        require(false, "an answer fails with a kind of the platform's");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const auto length = static_cast<qsizetype>(size);
    const HttpResponse bare = answer(QByteArray::fromRawData(reinterpret_cast<const char *>(data), length));
    HttpResponse roomy = answer({});
    roomy.body.reserve(length + bodyPadding);
    roomy.body.append(bare.body);

    const Result<UserPage> page = answers::userPage(bare, noon);
    requireUsualKind(page);
    const Result<UserPage> samePage = answers::userPage(roomy, noon);
    require(page.has_value() == samePage.has_value() && (!page || *page == *samePage),
        "room behind the body makes no difference");
    const Result<QList<UserDocument>> found = answers::foundUsers(roomy, noon);
    requireUsualKind(found);
    require(!found
            || std::none_of(found->begin(), found->end(),
                [](const UserDocument &document) { return document.json.isEmpty(); }),
        "a user found comes with its JSON");
    requireUsualKind(answers::ownUser(roomy, noon));
    requireUsualKind(answers::permissions(roomy, noon));
    requireUsualKind(answers::applications(roomy, noon));
    requireUsualKind(answers::application(roomy, noon));
    requireUsualKind(answers::instances(roomy, noon));
    requireUsualKind(answers::instanceKey(roomy, noon));
    requireUsualKind(answers::registered(roomy, noon));
    const Result<Credentials> credentials = answers::credentials(roomy, noon);
    requireUsualKind(credentials);
    require(!credentials || credentials->hasTokens(), "a login that succeeds brings both tokens");
    return 0;
}
