#include "core/platform/Environment.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

const QString productionId = u"production"_s;
const QString sandboxId = u"sandbox"_s;

/// Why this cannot be an origin, or an empty string.
QString objection(const QUrl &url) {
    if (!url.isValid() || url.host().isEmpty())
        return u"not an address of a server"_s;
    if (!url.userInfo().isEmpty())
        return u"must not hold a user name"_s;
    if ((!url.path().isEmpty() && url.path() != u"/") || url.hasQuery() || url.hasFragment())
        return u"must end after the host and port"_s;
    if (url.scheme() == u"https")
        return {};
    if (url.scheme() != u"http")
        return u"must begin with https://"_s;
    return isLoopback(url) ? QString() : u"must be https: only this computer may be spoken to without"_s;
}

/// Scheme, host and port alone, so that the same origin always reads the same.
QUrl bare(const QUrl &url) {
    QUrl result;
    result.setScheme(url.scheme());
    result.setHost(url.host());
    const int standardPort = url.scheme() == u"https" ? 443 : 80;
    if (url.port(standardPort) != standardPort)
        result.setPort(url.port());
    return result;
}

} // namespace

const QUrl &Environment::origin(Origin which) const {
    switch (which) {
    case Origin::User:
        return user;
    case Origin::Accounts:
        return accounts;
    case Origin::Portal:
        return portal;
    case Origin::Analytics:
        return analytics;
    }
    Q_UNREACHABLE();
}

Environment::Kind Environment::kindOf(const QString &id) {
    if (id == productionId)
        return Kind::Production;
    return id == sandboxId ? Kind::Sandbox : Kind::Custom;
}

Environment Environment::production() {
    return {productionId, QUrl(u"https://user.telematicssdk.com"_s),
        QUrl(u"https://accounts.telematicssdk.com"_s), QUrl(u"https://portal-apis.telematicssdk.com"_s),
        QUrl(u"https://api.telematicssdk.com"_s)};
}

Environment Environment::sandbox(const QUrl &origin) {
    const QUrl url = bare(origin);
    return {sandboxId, url, url, url, url};
}

Result<Environment> Environment::restored(const QString &id, const QList<QUrl> &origins) {
    switch (kindOf(id)) {
    case Kind::Production:
        return production();
    case Kind::Sandbox:
        return sandbox({});
    case Kind::Custom:
        break;
    }
    if (origins.size() != 4)
        return fail(ErrorKind::Validation, u"%1 has no four origins"_s.arg(id));
    return custom(origins[0], origins[1], origins[2], origins[3]);
}

Result<Environment> Environment::custom(
    const QUrl &user, const QUrl &accounts, const QUrl &portal, const QUrl &analytics) {
    Error error = Error::of(ErrorKind::Validation);
    const std::pair<QString, const QUrl &> origins[]
        = {{u"user"_s, user}, {u"accounts"_s, accounts}, {u"portal"_s, portal}, {u"analytics"_s, analytics}};
    for (const auto &[key, url] : origins) {
        if (const QString why = objection(url); !why.isEmpty())
            error.fields.append({key, why});
    }
    if (!error.fields.isEmpty())
        return fail(std::move(error));
    const QUrl id = bare(user);
    return Environment{
        u"custom:"_s + id.toString(QUrl::FullyEncoded), id, bare(accounts), bare(portal), bare(analytics)};
}

bool isLoopback(const QUrl &url) {
    const QString host = url.host();
    if (host.compare(u"localhost", Qt::CaseInsensitive) == 0)
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

} // namespace fleetkey
