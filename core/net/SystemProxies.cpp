#include "core/net/SystemProxies.h"

#include "core/platform/Environment.h"

#include <thread>

namespace fleetkey {

namespace {

using ProxyList = QList<QNetworkProxy>;

constexpr std::chrono::minutes goodFor{1};

QString keyOf(const QUrl &url) {
    return url.scheme() + u':' + url.host();
}

} // namespace

SystemProxies::SystemProxies(std::shared_ptr<const Clock> clock, Resolver resolver)
    : m_clock(std::move(clock))
    , m_resolver(std::move(resolver)) {
}

ProxyList SystemProxies::askSystem(const QUrl &url) {
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
}

bool SystemProxies::isKnown(const QUrl &url) const {
    const auto answer = m_answers.constFind(keyOf(url));
    return isLoopback(url) || (answer != m_answers.constEnd() && m_clock->elapsed() - answer->at < goodFor);
}

void SystemProxies::find(const QUrl &url) {
    const QString key = keyOf(url);
    if (m_finding.contains(key))
        return;
    m_finding.insert(key);
    auto completer = std::make_shared<Completer<ProxyList>>();
    QCoro::connect(asTask(completer->pending()), this, [this, key](Result<ProxyList> &&proxies) {
        m_finding.remove(key);
        m_answers.insert(key, {proxies.value_or(ProxyList()), m_clock->elapsed()});
        Q_EMIT found();
    });
    // No pool: its end waits for its threads, and a script on another machine may never answer.
    std::thread([completer, url, resolver = m_resolver] { completer->complete(resolver(url)); }).detach();
}

QList<QNetworkProxy> SystemProxies::of(const QUrl &url) const {
    const ProxyList proxies = isLoopback(url) ? ProxyList() : m_answers.value(keyOf(url)).proxies;
    return proxies.isEmpty() ? ProxyList{QNetworkProxy(QNetworkProxy::NoProxy)} : proxies;
}

} // namespace fleetkey
