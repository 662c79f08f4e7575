#include "core/session/SessionTokens.h"

#include "core/platform/AccessToken.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace fleetkey {

using namespace Qt::StringLiterals;

namespace {

SecretString secretAt(const QJsonObject &object, QLatin1StringView name) {
    return SecretString(object.value(name).toString().toUtf8());
}

QDateTime timeAt(const QJsonObject &object, QLatin1StringView name) {
    return QDateTime::fromString(object.value(name).toString(), Qt::ISODateWithMs).toUTC();
}

constexpr QLatin1StringView accessName("accessToken");
constexpr QLatin1StringView refreshName("refreshToken");
constexpr QLatin1StringView obtainedName("obtained");
constexpr QLatin1StringView expiresName("expires");

} // namespace

SecretKey keptSessionKey(const QString &environmentId, const QString &email) {
    return {environmentId, email.trimmed().toLower(), u"tokens"_s};
}

QDateTime expiryOf(const Credentials &credentials, const QDateTime &platformNow) {
    if (credentials.expiresIn.count() > 0)
        return platformNow.addSecs(credentials.expiresIn.count());
    const auto decoded = decodeToken(credentials.accessToken);
    return decoded ? decoded->expires : QDateTime();
}

bool isSurelyOlder(const QDateTime &obtained, const QDateTime &thanObtained) {
    constexpr qint64 uncertainty = 5; // seconds
    return obtained.isValid() && thanObtained.isValid() && obtained.addSecs(uncertainty) < thanObtained;
}

SessionTokens SessionTokens::from(Credentials credentials, const QDateTime &platformNow) {
    const QDateTime expires = expiryOf(credentials, platformNow);
    return {std::move(credentials.accessToken), std::move(credentials.refreshToken), platformNow, expires};
}

bool SessionTokens::isAlive(const QDateTime &platformNow) const {
    return !isEmpty() && (!expires.isValid() || platformNow < expires);
}

QByteArray SessionTokens::fingerprint() const {
    return QCryptographicHash::hash(refresh.reveal(), QCryptographicHash::Sha256);
}

SecretString SessionTokens::encoded() const {
    const QJsonObject object{{accessName, QString::fromUtf8(access.reveal())},
        {refreshName, QString::fromUtf8(refresh.reveal())},
        {obtainedName, obtained.toString(Qt::ISODateWithMs)},
        {expiresName, expires.toString(Qt::ISODateWithMs)}};
    return SecretString(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<SessionTokens> SessionTokens::decoded(const SecretString &entry) {
    const QJsonObject object = QJsonDocument::fromJson(entry.reveal()).object();
    SessionTokens tokens{secretAt(object, accessName), secretAt(object, refreshName),
        timeAt(object, obtainedName), timeAt(object, expiresName)};
    if (tokens.access.isEmpty())
        return std::nullopt;
    return tokens;
}

} // namespace fleetkey
