#pragma once

#include "tests/support/FakeUserSessions.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/InspectTokenWindow.h"
#include "ui/tokens/PasteField.h"
#include "ui/tokens/PastedUserCard.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/StatusLabel.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QTest>

namespace fleetkey::test {

using namespace Qt::StringLiterals;

inline const QString token = u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
inline const QDateTime start({2026, 6, 1}, {12, 0}, Qt::UTC);

inline QString jwt(
    const QDateTime &expires, const QString &algorithm = u"HS256"_s, const QJsonObject &more = {}) {
    QJsonObject claims{
        {u"iat"_s, start.addDays(-1).toSecsSinceEpoch()}, {u"exp"_s, expires.toSecsSinceEpoch()}};
    if (more.isEmpty())
        claims.insert(u"DeviceToken"_s, token);
    for (auto claim = more.begin(); claim != more.end(); ++claim)
        claims.insert(claim.key(), claim.value());
    const auto part = [](const QJsonObject &object) {
        return QString::fromLatin1(QJsonDocument(object)
                .toJson(QJsonDocument::Compact)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    return part({{u"alg"_s, algorithm}, {u"typ"_s, u"JWT"_s}}) + u'.' + part(claims) + u'.'
        + QString(43, u'x');
}

inline QString answer(const QDateTime &expires) {
    return QString::fromUtf8(QJsonDocument(
        QJsonObject{
            {u"Result"_s,
                QJsonObject{{u"DeviceToken"_s, token},
                    {u"AccessToken"_s, QJsonObject{{u"Token"_s, jwt(expires)}, {u"ExpiresIn"_s, 86400}}},
                    {u"RefreshToken"_s, u"kept-by-the-driver-0123456789"_s}}},
            {u"Status"_s, 200}})
            .toJson());
}

/// The window over fakes, with somebody at its keyboard.
struct InspectTokenFixture {
    InspectTokenFixture() {
        window.open();
        (void)QTest::qWaitForWindowActive(&window);
    }

    /// In place of what stands there.
    void paste(const QString &text) {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        add(text);
    }
    /// Where the caret is.
    void add(const QString &text) {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    }
    /// The platform answers the search for a user.
    void answer(Result<UserDocument> found) {
        auto search = std::move(searches.front());
        searches.erase(searches.begin());
        search.second.complete(std::move(found));
    }
    static UserDocument ana() {
        UserDocument document;
        document.user.deviceToken = DeviceToken(token);
        document.user.status = UserStatus::Active;
        document.user.profile.firstName = u"Ana"_s;
        document.user.profile.lastName = u"Petrović"_s;
        document.user.profile.email = u"ana@acme.example"_s;
        document.user.account.instanceName = u"Drivers EU"_s;
        document.user.account.instanceId = InstanceId(u"11111111-1111-4111-8111-111111111111"_s);
        return document;
    }
    ui::Button *button(const QString &name) {
        for (auto *button : window.findChildren<ui::Button *>()) {
            if (button->text() == name && button->isVisible())
                return button;
        }
        return nullptr;
    }
    bool shows(const QString &text) {
        const auto labels = window.findChildren<QLabel *>();
        return std::ranges::any_of(labels,
            [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>(start);
    ui::Theme theme{*qApp, [] { return false; }};
    FakeUserSessions sessions{clock};
    std::vector<std::pair<DeviceToken, Completer<UserDocument>>> searches; ///< unanswered
    User selected; ///< in the main window
    HierarchyTree tree;
    QByteArray own = "nobody's"; ///< the token of the account that is signed in
    ui::InspectTokenWindow window{theme,
        {sessions,
            [this](DeviceToken user, std::stop_token) {
                searches.emplace_back(user, Completer<UserDocument>());
                return asTask(searches.back().second.pending());
            },
            [this] { return selected; }, clock,
            [this](const SecretString &one) { return one.reveal() == own; },
            [this](const QString &uuid) { return tree.named(uuid); }}};
    ui::PasteField *field = window.findChild<ui::PasteField *>();
};

} // namespace fleetkey::test
