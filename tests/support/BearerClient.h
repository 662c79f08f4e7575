#pragma once

#include "core/net/NetworkTransport.h"
#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/session/ApiClient.h"
#include "tests/support/Await.h"

#include <memory>

namespace fleetkey::test {

/// A client with one access token and no session behind it: what the services see of a real platform.
class BearerClient final : public ApiClient {
public:
    explicit BearerClient(const QUrl &origin, NetworkLimits limits = {})
        : m_transport(std::make_shared<NetworkTransport>(
              Environment::sandbox(origin), clock, platformClock, log, nullptr, limits)) { }

    QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override {
        request.secretHeaders.push_back({"Authorization", SecretString("Bearer " + m_accessToken.reveal())});
        return asTask(m_transport->send(std::move(request), std::move(stop)));
    }
    QCoro::Task<Result<HttpResponse>> sendBare(HttpRequest request, std::stop_token stop) override {
        return asTask(m_transport->send(std::move(request), std::move(stop)));
    }
    [[nodiscard]] QDateTime platformNow() const override { return platformClock->now(); }

    /// Keeps the access token of what a login or refresh has handed out.
    Result<Credentials> signIn(HttpRequest request) {
        Result<HttpResponse> response = await(sendBare(std::move(request), {}));
        if (!response)
            return fail(std::move(response.error()));
        Result<Credentials> credentials = answers::credentials(*response, platformNow());
        if (credentials)
            m_accessToken = credentials->accessToken.clone();
        return credentials;
    }

    Result<Credentials> signIn(const QString &email, const QByteArray &password = "sandbox") {
        return signIn(endpoints::loginAdmin(email, SecretString(QByteArray(password))));
    }

    /// Goes on with the access token of another client.
    void takeTokenOf(const BearerClient &other) { m_accessToken = other.m_accessToken.clone(); }

    std::shared_ptr<SystemClock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<PlatformClock> platformClock = std::make_shared<PlatformClock>(*clock);
    std::shared_ptr<CallLog> log = std::make_shared<CallLog>();

private:
    std::shared_ptr<NetworkTransport> m_transport;
    SecretString m_accessToken;
};

} // namespace fleetkey::test
