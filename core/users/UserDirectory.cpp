#include "core/users/UserDirectory.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

QCoro::Task<Result<UserPage>> readPage(
    std::shared_ptr<ApiClient> api, UserQuery query, qint64 page, int pageSize, std::stop_token stop) {
    HttpRequest request = endpoints::filteredPage(query, page, pageSize);
    Result<HttpResponse> response = co_await api->send(std::move(request), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    co_return answers::userPage(*response, api->platformNow());
}

QCoro::Task<Result<qint64>> readCount(std::shared_ptr<ApiClient> api, UserQuery query, std::stop_token stop) {
    const Result<UserPage> first = co_await readPage(std::move(api), std::move(query), 1, 1, std::move(stop));
    if (!first)
        co_return fail(first.error());
    if (first->totalUsers < first->users.size()) // not said, or something that cannot be
        co_return fail(ErrorKind::Protocol, u"the platform does not say how many users there are"_s);
    co_return *first->totalUsers;
}

QCoro::Task<Result<QList<UserDocument>>> readFound(
    std::shared_ptr<ApiClient> api, UserSearch search, std::stop_token stop) {
    HttpRequest request = endpoints::findUsers(search);
    Result<HttpResponse> response = co_await api->send(std::move(request), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    co_return answers::foundUsers(*response, api->platformNow());
}

QCoro::Task<Result<UserDocument>> readUser(
    std::shared_ptr<ApiClient> api, DeviceToken deviceToken, std::stop_token stop) {
    UserSearch search;
    search.deviceToken = deviceToken;
    Result<QList<UserDocument>> found
        = co_await readFound(std::move(api), std::move(search), std::move(stop));
    if (!found)
        co_return fail(std::move(found.error()));
    const auto match = std::find_if(found->begin(), found->end(),
        [&deviceToken](const UserDocument &document) { return document.user.deviceToken == deviceToken; });
    if (match == found->end())
        co_return fail(ErrorKind::NotFound, u"no user has this DeviceToken"_s);
    co_return std::move(*match);
}

QCoro::Task<Result<void>> sendActivation(
    std::shared_ptr<ApiClient> api, DeviceToken deviceToken, std::stop_token stop) {
    HttpRequest request = endpoints::activateUser(deviceToken);
    Result<HttpResponse> response = co_await api->send(std::move(request), std::move(stop));
    if (!response)
        co_return fail(std::move(response.error()));
    co_return answers::changed(*response, api->platformNow());
}

} // namespace

UserDirectory::UserDirectory(std::shared_ptr<ApiClient> api)
    : m_api(std::move(api)) {
}

QCoro::Task<Result<UserPage>> UserDirectory::page(
    UserQuery query, qint64 page, int pageSize, std::stop_token stop) const {
    return readPage(m_api, std::move(query), page, pageSize, std::move(stop));
}

QCoro::Task<Result<qint64>> UserDirectory::count(UserQuery query, std::stop_token stop) const {
    return readCount(m_api, std::move(query), std::move(stop));
}

QCoro::Task<Result<QList<UserDocument>>> UserDirectory::find(UserSearch search, std::stop_token stop) const {
    return readFound(m_api, std::move(search), std::move(stop));
}

QCoro::Task<Result<UserDocument>> UserDirectory::user(DeviceToken deviceToken, std::stop_token stop) const {
    return readUser(m_api, std::move(deviceToken), std::move(stop));
}

QCoro::Task<Result<void>> UserDirectory::activate(DeviceToken deviceToken, std::stop_token stop) const {
    return sendActivation(m_api, std::move(deviceToken), std::move(stop));
}

} // namespace fleetkey
