#pragma once

#include "core/store/RegistrationJournal.h"
#include "tests/support/FakeApiClient.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace fleetkey::test {

using namespace Qt::StringLiterals;

/// A platform with users, whose way back to us can be disturbed.
class FakePlatform {
public:
    enum class Disturbance {
        None,
        RequestLost, ///< never arrives, and no answer comes
        AnswerLost, ///< arrives, but no answer comes
        AnswerBroken, ///< arrives, but what comes back cannot be read
        GatewayError, ///< a gateway gives up, and the platform may go on
        Unresolved, ///< arrives later than anybody waits
    };

    std::optional<Result<HttpResponse>> reply(const FakeApiClient::Call &call) {
        return call.path == u"/v1/Registration/create" ? registration(call) : look(call);
    }

    Disturbance registering = Disturbance::None;
    std::optional<Error> looking; ///< what every look-up fails with
    std::optional<QByteArray> refusal; ///< what registrations are refused with: an envelope with its status
    bool silent = false; ///< registrations arrive and are never answered
    QHash<QString, QByteArray> users; ///< what each was registered with, by DeviceToken
    int registrations = 0;

    [[nodiscard]] QStringList tokens() const { return users.keys(); }
    /// What nobody waits for any more.
    void arriveLate(const JournaledRegistration &registration) {
        users.insert(registration.deviceToken, m_underWay.take(registration.deviceToken));
    }
    void arriveAllLate() {
        users.insert(m_underWay);
        m_underWay.clear();
    }

private:
    std::optional<Result<HttpResponse>> registration(const FakeApiClient::Call &call) {
        ++registrations;
        if (refusal) {
            const int status = QJsonDocument::fromJson(*refusal).object().value(u"Status"_s).toInt();
            return FakeApiClient::answer(status, *refusal);
        }
        const QString token = QJsonDocument::fromJson(call.body).object().value(u"CustomToken").toString();
        switch (registering) {
        case Disturbance::RequestLost:
            return fail(ErrorKind::Timeout);
        case Disturbance::Unresolved:
            m_underWay.insert(token, call.body);
            return fail(ErrorKind::Timeout);
        case Disturbance::GatewayError:
            m_underWay.insert(token, call.body);
            return FakeApiClient::answer(502, {});
        case Disturbance::AnswerLost:
            users.insert(token, call.body);
            return fail(ErrorKind::Offline);
        case Disturbance::AnswerBroken:
            users.insert(token, call.body);
            return FakeApiClient::answer(200, "<html>");
        case Disturbance::None:
            break;
        }
        if (users.contains(token)) {
            return FakeApiClient::answer(
                422, R"({"Status":422,"Errors":[{"Key":"CustomToken","Message":"taken"}]})");
        }
        users.insert(token, call.body);
        if (silent)
            return std::nullopt;
        return FakeApiClient::success("{\"DeviceToken\":\"" + token.toUtf8()
            + "\",\"AccessToken\":{\"Token\":\"a\",\"ExpiresIn\":432000},\"RefreshToken\":\"r\"}");
    }

    std::optional<Result<HttpResponse>> look(const FakeApiClient::Call &call) {
        if (looking)
            return fail(*looking);
        const QString token = QUrlQuery(call.query).queryItemValue(u"DeviceToken"_s);
        if (!users.contains(token))
            return FakeApiClient::success("[]");
        const QJsonObject user{{u"DeviceToken"_s, token},
            {u"UserProfile"_s, QJsonDocument::fromJson(users.value(token)).object()}};
        return FakeApiClient::success(QJsonDocument(QJsonArray{user}).toJson());
    }

    QHash<QString, QByteArray> m_underWay;
};

} // namespace fleetkey::test
