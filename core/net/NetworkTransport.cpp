#include "core/net/NetworkTransport.h"

#include "core/net/Exchange.h"

#include <QAuthenticator>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

/// Tells Qt what is known of the system's proxies, with the credentials a person has given.
class ProxyChoice final : public QNetworkProxyFactory {
public:
    ProxyChoice(const SystemProxies &proxies, const ProxyGate &gate)
        : m_proxies(proxies)
        , m_gate(gate) { }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override {
        QList<QNetworkProxy> proxies = m_proxies.of(query.url());
        for (QNetworkProxy &proxy : proxies)
            m_gate.equip(proxy);
        return proxies;
    }

private:
    const SystemProxies &m_proxies;
    const ProxyGate &m_gate;
};

} // namespace

struct NetworkTransport::Private {
    Environment environment;
    std::shared_ptr<ExchangeContext> context;
    QObject exchanges; // the parent of those under way
    bool closed = false;

    void connectTo(const QUrl &origin) const {
        if (context->proxies.of(origin).first().type() != QNetworkProxy::NoProxy)
            return;
        // As QNetworkAccessManager::connectToHost does, which cannot be told to keep to HTTP/1.1.
        QUrl url;
        url.setScheme(u"preconnect-"_s + origin.scheme());
        url.setHost(origin.host());
        url.setPort(origin.port(origin.scheme() == u"https" ? 443 : 80));
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        QNetworkReply *reply = context->manager->get(request);
        QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

    void setUp() {
        context->manager = std::make_unique<QNetworkAccessManager>();
        QNetworkAccessManager *manager = context->manager.get();
        manager->setProxyFactory(new ProxyChoice(context->proxies, context->gate));
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        manager->setAutoDeleteReplies(false);
        QObject::connect(manager, &QNetworkAccessManager::proxyAuthenticationRequired, &context->gate,
            &ProxyGate::noteQuestion);
        QObject::connect(manager, &QNetworkAccessManager::sslErrors, manager,
            [shared = context.get()](QNetworkReply *reply, const QList<QSslError> &problems) {
                shared->noteCertificate(*reply, problems);
            });
        QObject::connect(manager, &QNetworkAccessManager::encrypted, manager,
            [shared = context.get()](QNetworkReply *reply) { shared->forgetCertificate(*reply); });
    }
};

NetworkTransport::NetworkTransport(Environment environment, std::shared_ptr<Clock> clock,
    std::shared_ptr<PlatformClock> platformClock, std::shared_ptr<CallLog> log,
    std::shared_ptr<ProxyPrompt> proxyPrompt, NetworkLimits limits)
    : d(std::make_unique<Private>()) {
    d->environment = std::move(environment);
    d->context = std::make_shared<ExchangeContext>(
        std::move(clock), std::move(platformClock), std::move(log), std::move(proxyPrompt), limits);
}

NetworkTransport::~NetworkTransport() {
    close();
}

Pending<HttpResponse> NetworkTransport::send(HttpRequest request, std::stop_token stop) {
    if (d->closed || stop.stop_requested())
        return Pending<HttpResponse>::ready(fail(ErrorKind::Cancelled));
    const QUrl &origin = d->environment.origin(request.origin);
    if (origin.scheme() != u"https" && !isLoopback(origin)) {
        return Pending<HttpResponse>::ready(
            fail(ErrorKind::Tls, u"%1 may only be spoken to by https"_s.arg(origin.host())));
    }
    if (!d->context->manager)
        d->setUp();
    auto *exchange = new Exchange(d->context, origin, std::move(request), &d->exchanges);
    return exchange->start(std::move(stop));
}

void NetworkTransport::connectAhead() {
    const QUrl &origin = d->environment.user;
    if (d->closed || (origin.scheme() != u"https" && !isLoopback(origin)))
        return;
    if (!d->context->manager)
        d->setUp();
    if (d->context->proxies.isKnown(origin)) {
        d->connectTo(origin);
        return;
    }
    QObject::connect(
        &d->context->proxies, &SystemProxies::found, &d->exchanges,
        [this] {
            if (!d->closed)
                d->connectTo(d->environment.user);
        },
        Qt::SingleShotConnection);
    d->context->proxies.find(origin);
}

void NetworkTransport::close() {
    d->closed = true;
    const QList<Exchange *> open = d->exchanges.findChildren<Exchange *>(Qt::FindDirectChildrenOnly);
    for (Exchange *exchange : open)
        exchange->cancel();
}

} // namespace fleetkey
