#pragma once

#include "tests/support/FakeClock.h"
#include "tests/support/FakeUserSessions.h"
#include "ui/common/SecretClipboard.h"
#include "ui/inspector/UserInspector.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QTest>

namespace fleetkey::test {

inline const QDateTime start({2026, 6, 1}, {12, 0}, Qt::UTC);

inline User ana() {
    using namespace Qt::StringLiterals;
    User user;
    user.deviceToken = DeviceToken(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
    user.created = QDateTime({2026, 3, 12}, {8, 20}, Qt::UTC);
    user.status = UserStatus::Active;
    user.activity = ActivityStatus::Active;
    user.profile.firstName = u"Ana"_s;
    user.profile.lastName = u"Petrović"_s;
    user.profile.email = u"ana.petrovic@acme.example"_s;
    user.profile.phone = u"+381632041170"_s;
    user.profile.birthday = u"1990-05-31T00:00:00"_s;
    user.profile.gender = u"Female"_s;
    user.profile.maritalStatus = u"1"_s;
    user.profile.city = u"Beograd"_s;
    user.account.instanceId = InstanceId(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
    user.account.instanceName = u"Drivers EU"_s;
    user.account.applicationName = u"Drivers"_s;
    user.account.companyName = u"Acme Logistics"_s;
    user.fields.clientId = u"4711"_s;
    user.fields.enabled = true;
    user.device = {u"9a1f"_s, u"iPhone 14"_s, u"iOS"_s, u"17.4"_s, u"6.0.3"_s, u"2.11"_s, {}};
    return user;
}

inline QByteArray jwt(const QDateTime &issued, const QDateTime &expires) {
    const auto part = [](const QJsonObject &object) {
        return QJsonDocument(object)
            .toJson(QJsonDocument::Compact)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QJsonObject header{
        {QStringLiteral("alg"), QStringLiteral("HS256")}, {QStringLiteral("typ"), QStringLiteral("JWT")}};
    const QJsonObject claims{{QStringLiteral("sub"), QStringLiteral("6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e")},
        {QStringLiteral("iat"), issued.toSecsSinceEpoch()},
        {QStringLiteral("exp"), expires.toSecsSinceEpoch()},
        {QStringLiteral("iss"), QStringLiteral("https://user.example")},
        {QStringLiteral("roles"), QJsonObject{{QStringLiteral("driver"), true}}}};
    return part(header) + '.' + part(claims) + ".c2lnbmF0dXJl";
}

inline HeldTokens held(const QDateTime &issued, const QDateTime &expires) {
    HeldTokens tokens;
    tokens.credentials.deviceToken = ana().deviceToken;
    tokens.credentials.accessToken = SecretString(jwt(issued, expires));
    tokens.credentials.refreshToken = SecretString("refresh-me");
    tokens.obtained = issued;
    tokens.expires = expires;
    return tokens;
}

inline LoginAllowance signInsLeft(int left) {
    LoginAllowance allowance;
    allowance.left = left;
    allowance.limit = 5;
    return allowance;
}

/// An inspector over fakes.
struct InspectorFixture {
    InspectorFixture() {
        inspector.resize(372, 760);
        inspector.setAllowance(signInsLeft(4));
        inspector.show();
        inspector.activateWindow();
        (void)QTest::qWaitForWindowActive(&inspector);
    }

    /// Shows Ana's tokens; without a moment of issue none is held.
    void showTokens(std::optional<QDateTime> issued = {}, std::optional<QDateTime> expires = {}) {
        if (issued)
            sessions.tokens[ana().deviceToken] = held(*issued, expires.value_or(QDateTime()));
        inspector.showUser(ana());
        inspector.setTab(ui::UserInspector::Tab::Tokens);
    }
    static User deactivated() {
        User user = ana();
        user.status = UserStatus::Inactive;
        return user;
    }
    /// Shows the tokens of Ana, who is deactivated.
    void showDeactivated() {
        inspector.showUser(deactivated());
        inspector.setTab(ui::UserInspector::Tab::Tokens);
    }
    [[nodiscard]] QList<QAction *> actions() const {
        QList<QAction *> all;
        for (const QList<QAction *> &group : inspector.userActions() + inspector.tokenActions())
            all += group;
        return all;
    }
    ui::Button *button(const QString &name) {
        for (auto *button : inspector.findChildren<ui::Button *>())
            if ((button->text() == name || button->accessibleName() == name) && button->isVisible())
                return button;
        return nullptr;
    }
    bool shows(const QString &text) {
        const auto labels = inspector.findChildren<QLabel *>();
        return std::ranges::any_of(labels,
            [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    /// All that a screen reader or an inspection tool finds, and the window's title.
    QString spoken() {
        QString all = inspector.windowTitle();
        for (const QWidget *widget : inspector.findChildren<QWidget *>())
            all += widget->accessibleName() + widget->accessibleDescription() + widget->toolTip();
        for (const QLabel *label : inspector.findChildren<QLabel *>())
            all += label->text();
        return all;
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>(start);
    ui::Theme theme{*qApp, [] { return false; }};
    FakeUserSessions sessions{clock};
    ui::SecretClipboard clipboard{*QApplication::clipboard(), clock};
    std::vector<Completer<UserDocument>> loads;
    std::vector<Completer<SecretString>> keys;
    std::vector<Completer<void>> activations;
    ui::UserInspector inspector{theme,
        {[this](DeviceToken, std::stop_token) { return asTask(loads.emplace_back().pending()); },
            [this](InstanceId, std::stop_token) { return asTask(keys.emplace_back().pending()); }, sessions,
            clipboard, clock, QStringLiteral("sandbox"),
            [this](User, std::stop_token) { return asTask(activations.emplace_back().pending()); }}};
};

} // namespace fleetkey::test
