#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/platform/HttpRequest.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace fleetkey::test {

/// The platform's rules about tokens (contract §3 to §5) and nothing else: a login or refresh replaces both
/// tokens of an identity, an access token expires, everything else wants one that lives.
class FakePlatform {
public:
    explicit FakePlatform(const Clock &clock)
        : m_clock(clock) { }

    Result<HttpResponse> answer(const HttpRequest &request) {
        if (unreachable)
            return fail(ErrorKind::Offline);
        if (request.path.endsWith(QLatin1StringView("/Login"), Qt::CaseInsensitive))
            return logIn(request);
        if (request.path.endsWith(QLatin1StringView("/RefreshToken"), Qt::CaseInsensitive))
            return refresh(request);
        ++calls;
        if (callStatus != 200)
            return failure(callStatus);
        const QString identity = ownerOf(request);
        if (identity.isEmpty())
            return failure(401);
        return success(QJsonObject{
            {QStringLiteral("DeviceToken"), identity}, {QStringLiteral("Status"), QStringLiteral("Active")}});
    }

    /// What a colleague's login does to whoever is signed in with the account.
    void signInElsewhere(const QString &identity) { issue(identity); }
    void expireAccessTokens() {
        for (Pair &pair : m_pairs)
            pair.expires = m_clock.now();
    }

    int logins = 0;
    int refreshes = 0; ///< asked for, refused ones too
    int calls = 0;
    bool unreachable = false;
    int loginStatus = 200;
    int refreshStatus = 200;
    bool failuresUnderSuccess = false; ///< only the envelope tells them, the answer's status is 200
    int callStatus = 200;
    QByteArray retryAfter;
    qint64 lifetime = 3600;
    bool saysLifetime = true;
    QByteArray password = "sandbox";
    QByteArray issuer; ///< access tokens are JWTs of this issuer; empty: opaque

private:
    struct Pair {
        QByteArray access;
        QByteArray refresh;
        QDateTime expires;
    };

    static QJsonObject bodyOf(const HttpRequest &request) {
        return QJsonDocument::fromJson(request.body.reveal()).object();
    }

    static QByteArray valueIn(const QJsonObject &object, const char *name) {
        return object.value(QLatin1StringView(name)).toString().toUtf8();
    }

    HttpResponse failure(int status) const {
        HttpResponse response;
        response.status = failuresUnderSuccess ? 200 : status;
        response.body = "{\"Status\":" + QByteArray::number(status)
            + ",\"Title\":\"no\",\"Errors\":[{\"Key\":\"Field\",\"Message\":\"why\"}]}";
        if (!retryAfter.isEmpty())
            response.headers.append({"Retry-After", retryAfter});
        return response;
    }

    static HttpResponse success(const QJsonObject &result) {
        HttpResponse response;
        response.status = 200;
        response.body
            = QJsonDocument(QJsonObject{{QStringLiteral("Result"), result}, {QStringLiteral("Status"), 200}})
                  .toJson(QJsonDocument::Compact);
        return response;
    }

    Result<HttpResponse> logIn(const HttpRequest &request) {
        ++logins;
        if (loginStatus != 200)
            return failure(loginStatus);
        const QJsonObject body = bodyOf(request);
        if (valueIn(body, "Password") != password)
            return failure(401);
        const QJsonObject fields = QJsonDocument::fromJson(valueIn(body, "LoginFields")).object();
        return issue(fields.begin().value().toString());
    }

    Result<HttpResponse> refresh(const HttpRequest &request) {
        ++refreshes;
        if (refreshStatus != 200)
            return failure(refreshStatus);
        const QJsonObject body = bodyOf(request);
        for (auto pair = m_pairs.cbegin(); pair != m_pairs.cend(); ++pair) {
            if (pair->access == valueIn(body, "AccessToken")
                && pair->refresh == valueIn(body, "RefreshToken"))
                return issue(QString(pair.key()));
        }
        return failure(401);
    }

    QByteArray accessToken(const QByteArray &number) const {
        if (issuer.isEmpty())
            return "access-" + number;
        const auto part = [](const QByteArray &json) {
            return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        return part("{\"alg\":\"HS256\"}") + '.'
            + part("{\"iss\":\"" + issuer + "\",\"jti\":\"" + number + "\"}") + '.' + QByteArray(43, 'x');
    }

    HttpResponse issue(const QString &identity) {
        const QByteArray number = QByteArray::number(++m_issued);
        m_pairs.insert(identity, {accessToken(number), "refresh-" + number, m_clock.now().addSecs(lifetime)});
        const Pair pair = m_pairs.value(identity);
        QJsonObject token{{QStringLiteral("Token"), QString::fromUtf8(pair.access)}};
        if (saysLifetime)
            token.insert(QStringLiteral("ExpiresIn"), lifetime);
        return success(
            QJsonObject{{QStringLiteral("DeviceToken"), identity}, {QStringLiteral("AccessToken"), token},
                {QStringLiteral("RefreshToken"), QString::fromUtf8(pair.refresh)}});
    }

    /// Whose living access token the request bears; empty: nobody's.
    QString ownerOf(const HttpRequest &request) const {
        for (const auto &header : request.secretHeaders) {
            for (auto pair = m_pairs.cbegin(); pair != m_pairs.cend(); ++pair) {
                if (header.name == "Authorization" && header.value.reveal() == "Bearer " + pair->access
                    && m_clock.now() < pair->expires)
                    return pair.key();
            }
        }
        return {};
    }

    const Clock &m_clock;
    QHash<QString, Pair> m_pairs;
    int m_issued = 0;
};

} // namespace fleetkey::test
