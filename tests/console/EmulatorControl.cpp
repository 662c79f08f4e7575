#include "tests/console/EmulatorControl.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {
constexpr int patience = 10'000;
}

EmulatorControl::EmulatorControl(QUrl origin)
    : m_origin(std::move(origin)) {
}

QUrl EmulatorControl::originOf(const QString &dataFile) {
    QFile file(dataFile + u".origin"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QUrl(QJsonDocument::fromJson(file.readAll()).object().value("origin"_L1).toString());
}

int EmulatorControl::count(const QString &route) {
    const QJsonObject answer = call("GET", u"/_emulator/counts"_s);
    return answer.isEmpty() ? -1 : answer.value("Result"_L1).toObject().value(route).toInt();
}

bool EmulatorControl::addFault(const QJsonObject &rule) {
    return call("POST", u"/_emulator/faults"_s, rule).value("Status"_L1).toInt() == 200;
}

bool EmulatorControl::clearFaults() {
    return call("DELETE", u"/_emulator/faults"_s).value("Status"_L1).toInt() == 200;
}

bool EmulatorControl::revoke(const QString &email) {
    return call("POST", u"/_emulator/revoke"_s, {{u"Email"_s, email}}).value("Status"_L1).toInt() == 200;
}

bool EmulatorControl::expire(const QString &email) {
    return call("POST", u"/_emulator/expire"_s, {{u"Email"_s, email}}).value("Status"_L1).toInt() == 200;
}

QJsonObject EmulatorControl::call(const QByteArray &method, const QString &path, const QJsonObject &body) {
    QNetworkRequest request(m_origin.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(
        request, method, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patience))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace fleetkey::test
