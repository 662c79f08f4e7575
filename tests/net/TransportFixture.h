#pragma once

#include "core/net/NetworkTransport.h"
#include "tests/support/Await.h"

namespace fleetkey::test {

/// A transport to one origin with everything it needs.
struct TransportFixture {
    explicit TransportFixture(
        const QUrl &origin, NetworkLimits limits = {}, std::shared_ptr<ProxyPrompt> prompt = nullptr)
        : transport(std::make_shared<NetworkTransport>(
              Environment{QStringLiteral("test"), origin, origin, origin, origin}, clock, platformClock, log,
              std::move(prompt), limits)) { }

    Result<HttpResponse> send(HttpRequest request, std::stop_token stop = {}) const {
        return await(transport->send(std::move(request), std::move(stop)));
    }

    static HttpRequest get(const QString &path = QStringLiteral("/thing")) {
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        request.idempotent = true;
        return request;
    }

    static HttpRequest post(const QByteArray &body) {
        HttpRequest request;
        request.method = "POST";
        request.path = QStringLiteral("/thing");
        request.contentType = "application/json";
        request.body = SecretString(QByteArray(body));
        return request;
    }

    std::shared_ptr<SystemClock> clock = std::make_shared<SystemClock>();
    std::shared_ptr<PlatformClock> platformClock = std::make_shared<PlatformClock>(*clock);
    std::shared_ptr<CallLog> log = std::make_shared<CallLog>();
    std::shared_ptr<NetworkTransport> transport;
};

} // namespace fleetkey::test
