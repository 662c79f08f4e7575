#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

namespace fleetkey::test {

/// The control side of a running emulator. Waits for each answer.
class EmulatorControl {
public:
    explicit EmulatorControl(QUrl origin);
    /// Of the emulator that serves this data file, by what it wrote beside it.
    static QUrl originOf(const QString &dataFile);

    /// How often a route was called, like "POST /v1/Auth/Login"; -1 where nobody answers.
    int count(const QString &route);
    int logins() { return count(QStringLiteral("POST /v1/Auth/Login")); }
    int refreshes() { return count(QStringLiteral("POST /v1/Auth/RefreshToken")); }
    int registrations() { return count(QStringLiteral("POST /v1/Registration/create")); }

    bool addFault(const QJsonObject &rule);
    bool clearFaults();
    bool revoke(const QString &email);
    /// The access token only.
    bool expire(const QString &email);

private:
    QJsonObject call(const QByteArray &method, const QString &path, const QJsonObject &body = {});

    QUrl m_origin;
    QNetworkAccessManager m_network;
};

} // namespace fleetkey::test
