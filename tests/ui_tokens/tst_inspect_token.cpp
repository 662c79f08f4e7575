#include "tests/support/AccessibleControls.h"
#include "tests/support/FakeUserSessions.h"
#include "tests/support/Grab.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/ClaimsTree.h"
#include "ui/tokens/InspectTokenWindow.h"
#include "ui/tokens/PasteField.h"
#include "ui/tokens/PastedUserCard.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QString token = u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
const QDateTime start({2026, 6, 1}, {12, 0}, Qt::UTC);

QString jwt(const QDateTime &expires, const QString &algorithm = u"HS256"_s, const QJsonObject &more = {}) {
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

QString answer(const QDateTime &expires) {
    return QString::fromUtf8(QJsonDocument(
        QJsonObject{
            {u"Result"_s,
                QJsonObject{{u"DeviceToken"_s, token},
                    {u"AccessToken"_s, QJsonObject{{u"Token"_s, jwt(expires)}, {u"ExpiresIn"_s, 86400}}},
                    {u"RefreshToken"_s, u"kept-by-the-driver-0123456789"_s}}},
            {u"Status"_s, 200}})
            .toJson());
}

struct Fixture {
    Fixture() {
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
    ui::InspectTokenWindow window{theme,
        {sessions,
            [this](DeviceToken user, std::stop_token) {
                searches.emplace_back(user, Completer<UserDocument>());
                return asTask(searches.back().second.pending());
            },
            [this] { return selected; }}};
    ui::PasteField *field = window.findChild<ui::PasteField *>();
};

} // namespace

class InspectTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { ui::installTranslations(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        Fixture f;
        grab(f.window, u"inspect-empty"_s);
        f.paste(answer(start.addSecs(-8'040)));
        grab(f.window, u"inspect-looking"_s);
        f.answer(Fixture::ana());
        QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        grab(f.window, u"inspect-answer"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        grab(f.window, u"inspect-answer-dark-2x"_s, 2);
        f.paste(jwt(start.addDays(1), u"none"_s));
        grab(f.window, u"inspect-none-dark"_s);
        f.selected = Fixture::ana().user;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"iss"_s, u"https://elsewhere.example"_s}}));
        grab(f.window, u"inspect-nobodys-dark"_s);
        f.theme.setMode(ui::ThemeMode::Light);
        f.button(u"Take Ana Petrović"_s)->click();
        grab(f.window, u"inspect-taken"_s);
    }

    void everyKindOfPasteIsNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("words");
        const QString whole = jwt(start.addDays(1));
        const auto part = [](const QByteArray &json) {
            return QString::fromLatin1(
                json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        };
        QTest::newRow("DeviceToken") << token << u"A DeviceToken"_s << u"The permanent name of one user."_s;
        QTest::newRow("JWT") << whole << u"An access token"_s << u"Signature not checked"_s;
        QTest::newRow("header") << u"Authorization: Bearer "_s + whole << u"An access token"_s
                                << u"Found in an Authorization header."_s;
        QTest::newRow("JSON") << answer(start.addDays(1)) << u"An answer that hands out tokens"_s
                              << u"It holds: DeviceToken, access token"_s;
        QTest::newRow("curl") << u"curl -H 'Authorization: Bearer "_s + whole
                + u"' https://user.example/v1/Management/users"_s
                              << u"An access token"_s << u"Found in a curl command."_s;
        QTest::newRow("mail") << u"> \""_s + whole.left(70) + u"\n> "_s + whole.mid(70) + u"\"\n"_s
                              << u"An access token"_s << u"The “>” of a quoted mail was taken out."_s;
        QTest::newRow("URL") << u"token="_s + QString(whole).replace(u'.', u"%2E"_s) << u"An access token"_s
                             << u"It was encoded for a web address"_s;
        QTest::newRow("cut") << whole.left(90) << u"A damaged token"_s
                             << u"It was cut in the claims, after character 90"_s;
        QTest::newRow("cut in a mail") << u"> "_s + whole.left(90) << u"A damaged token"_s
                                       << u"It was cut in the claims, after character 92"_s;
        QTest::newRow("signature cut")
            << whole.chopped(20) << u"An access token"_s << u"Its signature is too short"_s;
        QTest::newRow("shortened") << whole.left(80) + u"…"_s << u"A damaged token"_s
                                   << u"It was shortened on purpose"_s;
        QTest::newRow("none") << jwt(start.addDays(1), u"none"_s) << u"An access token"_s
                              << u"It is not signed: anybody can have written it."_s;
        QTest::newRow("JWE") << part("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + u'.' + QString(342, u'k')
                + u'.' + QString(16, u'i') + u'.' + QString(200, u'c') + u'.' + QString(22, u't')
                             << u"An encrypted token"_s << u"only who has the key can read"_s;
        QTest::newRow("refresh token") << u"9f2c7d1e5b8a4f60a1c3e5d7f9b2d4c6"_s.chopped(1) + u"Q=="_s
                                       << u"Most likely a refresh token"_s << u"It is opaque"_s;
        QTest::newRow("HTML") << u"<html><body><h1>502 Bad Gateway</h1><p>nginx</p></body></html>"_s
                              << u"Nothing of the platform's in it"_s << u"Paste an access token"_s;
        QTest::newRow("300 kB") << QString(300'000, u'x') << u"Too long to look at"_s
                                << u"Nothing over 256 kB is looked at."_s;
    }

    void everyKindOfPasteIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, title);
        QFETCH(QString, words);
        Fixture f;
        f.paste(text);
        if (!f.searches.empty()) {
            f.answer(Fixture::ana());
            QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        }
        grab(f.window, u"inspect-kind-"_s + QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(f.shows(title));
        QVERIFY(f.shows(words));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
        QCOMPARE(namelessControls(f.window), QStringList());
        f.theme.setMode(ui::ThemeMode::Dark);
        grab(f.window, u"inspect-kind-dark-"_s + QString::fromUtf8(QTest::currentDataTag()));
    }

    void aTokenIsDecodedAsItIsPasted() {
        Fixture f;
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
        f.paste(jwt(start.addSecs(-8'040)));
        QVERIFY(f.shows(u"An access token"_s));
        QVERIFY(f.shows(u"It expired 2 h ago"_s));
        QVERIFY(f.shows(u"Signature not checked: only the platform can."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        QVERIFY(claims->isVisible());
        QCOMPARE(claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive).size(), 1);
    }

    void wrappingsAreNamed_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("words");
        QTest::newRow("header") << u"Authorization: Bearer "_s << QString()
                                << u"Found in an Authorization header."_s;
        QTest::newRow("curl") << u"curl -H 'Authorization: Bearer "_s << u"' https://user.example/v1/x"_s
                              << u"Found in a curl command."_s;
        QTest::newRow("log") << u"12:00:01 sent "_s << u" and got 401"_s << u"Found in a longer text."_s;
    }

    void wrappingsAreNamed() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, words);
        Fixture f;
        f.paste(before + jwt(start.addDays(1)) + after);
        QVERIFY(f.shows(u"An access token"_s));
        QVERIFY(f.shows(words));
    }

    void aCutCopySaysWhereItBreaks() {
        Fixture f;
        f.paste(jwt(start.addDays(1)).left(90));
        QVERIFY(f.shows(u"A damaged token"_s));
        QVERIFY(f.shows(u"Copy it again, whole"_s));
    }

    void anUnsignedTokenIsSaidToBeOne() {
        Fixture f;
        f.paste(jwt(start.addDays(1), u"none"_s));
        QVERIFY(f.shows(u"It is not signed: anybody can have written it."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        const auto algorithm = claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive);
        QCOMPARE(algorithm.first()->foreground(1).color(), f.theme.ink(ui::Ink::Bad));
    }

    void theUserIsFound() {
        Fixture f;
        const QSignalSpy wanted(&f.window, &ui::InspectTokenWindow::userRequested);
        f.paste(token);
        QVERIFY(f.shows(u"A DeviceToken"_s));
        QCOMPARE(f.searches.size(), std::size_t(1));
        QCOMPARE(f.searches.front().first, DeviceToken(token));
        QVERIFY(f.shows(u"Looking for the user…"_s));
        QVERIFY(f.button(u"Find this user"_s) != nullptr);
        f.answer(Fixture::ana());
        QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        QVERIFY(f.shows(u"ana@acme.example · Drivers EU"_s));
        QVERIFY(!f.shows(u"Looking for the user…"_s));
        const auto *card = f.window.findChild<ui::PastedUserCard *>();
        QCOMPARE(card->findChild<ui::StatusLabel *>()->word(), u"Active"_s);
        QCOMPARE(f.sessions.names.value(DeviceToken(token)), u"Ana Petrović"_s);
        f.button(u"Show this user"_s)->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<DeviceToken>(), DeviceToken(token));
    }

    void theUserInTheMainWindowNeedsNoSearch() {
        Fixture f;
        f.selected = Fixture::ana().user;
        f.paste(token);
        QVERIFY(f.searches.empty());
        QVERIFY(f.shows(u"Ana Petrović"_s));
    }

    void whoIsNotFoundIsSaidSo() {
        Fixture f;
        f.paste(token);
        f.answer(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"You can see no user of this DeviceToken here"_s));
        f.button(u"Find this user"_s)->click(); // once more
        QCOMPARE(f.searches.size(), std::size_t(1));
        f.answer(fail(ErrorKind::Offline));
        QTRY_VERIFY(!f.shows(u"Looking for the user…"_s));
        QVERIFY(f.button(u"Find this user"_s) != nullptr);
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"sub"_s, token}}));
        QVERIFY(f.searches.empty()); // the same as before
        QVERIFY(f.shows(u"Read from the claim “sub”."_s));
    }

    void anAnswerThatComesTooLateIsNobodys() {
        Fixture f;
        f.paste(token);
        f.paste(u"nothing of the platform's"_s);
        f.answer(Fixture::ana());
        for (int round = 0; round < 10; ++round)
            QCoreApplication::processEvents();
        QVERIFY(!f.shows(u"Ana Petrović"_s));
        QVERIFY(f.sessions.names.isEmpty());
    }

    void onlyTheDeviceTokenIsLookedFor() {
        Fixture f;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        QVERIFY(f.searches.empty());
        QTest::keyClick(f.field, Qt::Key_End, Qt::ControlModifier);
        f.add(u"\nDeviceToken: "_s + token);
        QCOMPARE(f.searches.size(), std::size_t(1));
        QTest::keyClicks(f.field, u" and more"_s);
        QCOMPARE(f.searches.size(), std::size_t(1)); // not again at every key
    }

    void aLoneAccessTokenIsTakenOverForItsUser() {
        Fixture f;
        const QSignalSpy taken(&f.window, &ui::InspectTokenWindow::tokensTakenOver);
        f.paste(jwt(start.addDays(1)));
        QVERIFY(f.shows(u"Without a refresh token it cannot be refreshed"_s));
        f.button(u"Use this access token"_s)->click();
        QCOMPARE(taken.count(), 1);
        const HeldTokens *held = f.sessions.held(DeviceToken(token));
        QVERIFY(held != nullptr && held->credentials.refreshToken.isEmpty());
        QCOMPARE(held->credentials.accessToken.reveal(), jwt(start.addDays(1)).toLatin1());
        QVERIFY(f.shows(u"Fleetkey holds this access token now, for this user."_s));
    }

    void aPersonMaySayWhoseItIs() {
        Fixture f;
        f.selected = Fixture::ana().user;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        QVERIFY(f.shows(u"It does not say whose it is."_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        auto *typed = f.window.findChild<QLineEdit *>();
        QTest::keyClicks(typed, u"not a DeviceToken, but as long as one"_s);
        QVERIFY(f.shows(u"This is no DeviceToken."_s));
        typed->clear();
        f.button(u"Take Ana Petrović"_s)->click();
        QVERIFY(f.shows(u"ana@acme.example"_s));
        QCOMPARE(typed->text(), token);
        f.button(u"Use this access token"_s)->click();
        QVERIFY(f.sessions.held(DeviceToken(token)) != nullptr);
    }

    void aClaimThatMisleadsIsNoDeadEnd() {
        Fixture f;
        f.selected = Fixture::ana().user;
        const QString other = u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"sub"_s, other}}));
        QVERIFY(f.shows(u"Read from the claim “sub”."_s));
        QVERIFY(f.button(u"Take Ana Petrović"_s) == nullptr);
        f.answer(fail(ErrorKind::NotFound)); // an identity of another kind, or an admin
        QTRY_VERIFY(f.shows(u"The claim may mean something else"_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        f.button(u"Take Ana Petrović"_s)->click();
        QVERIFY(f.shows(u"ana@acme.example"_s));
        QVERIFY(!f.shows(u"The claim may mean something else"_s));
        f.button(u"Use this access token"_s)->click();
        QVERIFY(f.sessions.held(DeviceToken(token)) != nullptr);
        f.paste(jwt(start.addDays(2), u"HS256"_s, {{u"sub"_s, other}})); // what was said is of that one
        QVERIFY(f.button(u"Take Ana Petrović"_s) == nullptr);
        QVERIFY(!f.shows(u"ana@acme.example"_s));
    }

    void whatNoPlatformTakesIsNotOffered() {
        Fixture f;
        f.paste(jwt(start.addDays(1), u"none"_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        f.paste(jwt(start.addDays(1)).chopped(20));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        const auto states = f.window.findChildren<ui::StatusLabel *>();
        QVERIFY(std::ranges::any_of(states, [](const ui::StatusLabel *state) {
            return state->isVisible() && state->word() == u"cut" && state->tone() == ui::Tone::Bad;
        }));
        f.paste(u"opaque-refresh-token-0123456789"_s);
        QVERIFY(f.button(u"Use these tokens"_s) == nullptr);
        QVERIFY(!f.window.findChild<ui::PastedUserCard *>()->isVisible());
    }

    void aLoneTokenSaysWhatItWouldCost() {
        Fixture f;
        Credentials credentials;
        credentials.deviceToken = DeviceToken(token);
        credentials.accessToken = SecretString("held-access");
        credentials.refreshToken = SecretString("held-refresh");
        f.sessions.adopt(std::move(credentials), TokenSource::Login);
        f.paste(jwt(start.addDays(1)));
        f.button(u"Use this access token"_s)->click();
        QVERIFY(f.shows(u"Their refresh token is lost with them"_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Keep those held"_s));
    }

    void anIssuerOfAnotherEnvironmentIsSaidFromTheFirstMoment() {
        Fixture f;
        f.sessions.knownIssuers.ofAdmin = u"https://ours.example"_s;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"iss"_s, u"https://ours.example"_s}}));
        QVERIFY(!f.shows(u"Its issuer is"_s));
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"iss"_s, u"https://theirs.example"_s}}));
        QVERIFY(f.shows(u"unlike that of your own access token here"_s));
        f.sessions.knownIssuers.ofUsers = {u"https://users.example"_s};
        f.paste(jwt(start.addDays(2), u"HS256"_s, {{u"iss"_s, u"https://theirs.example"_s}}));
        QTRY_VERIFY(f.shows(u"which is not the one of this environment"_s));
    }

    void aTokenOfSomebodyElseIsSaidSo() {
        Fixture f;
        const QString other = u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s;
        f.paste(u"DeviceToken: "_s + token + u"\nAccessToken: "_s
            + jwt(start.addDays(1), u"HS256"_s, {{u"DeviceToken"_s, other}}));
        QVERIFY(f.shows(u"It names another user: "_s + other));
        f.paste(u"DeviceToken: "_s + token + u"\nAccessToken: "_s
            + jwt(start.addDays(1), u"HS256"_s,
                {{u"instanceId"_s, u"22222222-1111-4111-8111-111111111111"_s}}));
        QVERIFY(!f.shows(u"It names another instance"_s)); // the user's is not known yet
        f.answer(Fixture::ana());
        QTRY_VERIFY(f.shows(u"It names another instance"_s));
    }

    void pastedTokensAreTakenOver() {
        Fixture f;
        const QSignalSpy taken(&f.window, &ui::InspectTokenWindow::tokensTakenOver);
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        QCOMPARE(taken.count(), 1);
        const HeldTokens *held = f.sessions.held(DeviceToken(token));
        QVERIFY(held != nullptr);
        QCOMPARE(held->source, TokenSource::Pasted);
        QCOMPARE(held->credentials.refreshToken.reveal(), "kept-by-the-driver-0123456789");
    }

    void heldTokensAreReplacedOnlyAfterAQuestion() {
        Fixture f;
        Credentials credentials;
        credentials.deviceToken = DeviceToken(token);
        credentials.accessToken = SecretString("held-access");
        credentials.refreshToken = SecretString("held-refresh");
        f.sessions.adopt(std::move(credentials), TokenSource::Login);
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        QVERIFY(f.shows(u"Fleetkey holds tokens of this user already."_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Keep those held"_s)); // the harmless answer
        f.button(u"Keep those held"_s)->click();
        QCOMPARE(f.sessions.held(DeviceToken(token))->credentials.refreshToken.reveal(), "held-refresh");
        f.button(u"Use these tokens"_s)->click();
        f.button(u"Replace them"_s)->click();
        QCOMPARE(f.sessions.held(DeviceToken(token))->credentials.refreshToken.reveal(),
            "kept-by-the-driver-0123456789");
    }

    void whatWasPastedCannotLeaveAgain() {
        Fixture f;
        const QString pasted = answer(start.addDays(1));
        f.paste(pasted);
        QApplication::clipboard()->setText(u"something else"_s);
        f.field->selectAll();
        QTest::keyClick(f.field, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().contains(u"eyJ"));
        QTest::keyClick(f.field, Qt::Key_X, Qt::ControlModifier);
        QVERIFY(!QApplication::clipboard()->text().contains(u"eyJ"));
        QVERIFY(!QApplication::clipboard()->text(QClipboard::Selection).contains(u"eyJ"));
        QVERIFY(!f.field->isUndoRedoEnabled());
        QTest::keyClick(f.field, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!f.field->toPlainText().contains(u"eyJ")); // cut is cut
    }

    void closingWipes() {
        Fixture f;
        f.paste(answer(start.addDays(1)));
        f.answer(Fixture::ana());
        QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        QTest::keyClick(&f.window, Qt::Key_Escape);
        QVERIFY(!f.window.isVisible());
        QVERIFY(f.field->toPlainText().isEmpty());
        f.window.open();
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
        QVERIFY(!f.shows(u"Ana Petrović"_s));
    }

    void theLockWipesToo() {
        Fixture f;
        f.paste(answer(start.addDays(1)));
        f.window.wipe(); // under the cover the window itself stays
        QVERIFY(f.field->toPlainText().isEmpty());
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
    }

    void aPasteGoesWhereTheCaretIs() {
        Fixture f;
        const QString whole = jwt(start.addDays(1));
        f.add(whole.left(60));
        QVERIFY(f.shows(u"A damaged token"_s));
        f.add(whole.mid(60)); // the second half, from the next line of the mail
        QCOMPARE(f.field->toPlainText(), whole);
        QVERIFY(f.shows(u"An access token"_s));
        QTest::keyClick(f.field, Qt::Key_Home, Qt::ControlModifier);
        f.add(u"Bearer "_s);
        QCOMPARE(f.field->toPlainText(), u"Bearer "_s + whole);
        QTextCursor word = f.field->textCursor();
        word.setPosition(0);
        word.setPosition(6, QTextCursor::KeepAnchor);
        f.field->setTextCursor(word);
        f.add(u"Token"_s);
        QCOMPARE(f.field->toPlainText(), u"Token "_s + whole);
    }

    void aPasteTakesThePlaceOfAllThatIsSelected() {
        Fixture f;
        f.add(jwt(start.addDays(1)));
        f.paste(token);
        QCOMPARE(f.field->toPlainText(), token);
        f.window.activateWindow();
        f.window.open(); // Ctrl+I again: the next paste is about something else
        f.add(token.toUpper());
        QCOMPARE(f.field->toPlainText(), token.toUpper());
    }

    void theButtonTakesThePlaceOfEverything() {
        Fixture f;
        f.add(jwt(start.addDays(1)));
        QApplication::clipboard()->setText(token);
        f.button(u"Paste"_s)->click();
        QCOMPARE(f.field->toPlainText(), token);
        QCOMPARE(QApplication::focusWidget(), f.field);
        QApplication::clipboard()->clear();
        f.button(u"Paste"_s)->click();
        QCOMPARE(f.field->toPlainText(), token);
        QVERIFY(f.shows(u"There is no text on the clipboard."_s));
        QTest::keyClicks(f.field, u" "_s);
        QVERIFY(!f.shows(u"There is no text on the clipboard."_s));
    }

    void whatWouldGrowTooLongIsNotAdded() {
        Fixture f;
        f.add(token);
        f.add(QString(longestPaste, u'x'));
        QCOMPARE(f.field->toPlainText(), token);
        QVERIFY(f.shows(u"Not pasted: it would be longer than 256 kB"_s));
        QVERIFY(f.shows(u"A DeviceToken"_s)); // what is there still counts
        f.add(u" and "_s + QString(10'000, u'x')); // long, but not too long
        QVERIFY(f.field->isReadOnly());
        QVERIFY(!f.shows(u"Not pasted"_s));
        QCOMPARE(f.field->secret().reveal().size(), token.size() + 10'005);
        QTest::keyClick(f.field, Qt::Key_Backspace); // what is not shown goes as a whole
        QVERIFY(f.field->toPlainText().isEmpty());
    }

    void aLongPasteIsLookedAtWhole() {
        Fixture f;
        f.paste(answer(start.addDays(1)).trimmed().chopped(1) + u",\"Log\":\""_s + QString(50'000, u'x')
            + u"\"}"_s);
        QVERIFY(f.field->toPlainText().size() < 10'000);
        QVERIFY(f.field->toPlainText().contains(u"more characters"));
        QVERIFY(f.shows(u"An answer that hands out tokens"_s));
        f.paste(token); // read-only is no dead end
        QCOMPARE(f.field->toPlainText(), token);
    }

    void nothingOver256KilobytesIsLookedAt() {
        Fixture f;
        f.paste(QString(longestPaste + 1, u'x'));
        QVERIFY(f.shows(u"Too long to look at"_s));
        QVERIFY(f.field->toPlainText().isEmpty());
    }

    void everyControlHasANameAndTabReachesIt() {
        Fixture f;
        f.paste(answer(start.addDays(1)));
        QCOMPARE(namelessControls(f.window), QStringList());
        const QStringList order = tabOrder(f.field);
        QVERIFY(order.indexOf(u"Paste"_s) > 0);
        QVERIFY(order.indexOf(u"Find this user"_s) > order.indexOf(u"Clear"_s));
        QVERIFY(order.indexOf(u"Use these tokens"_s) > order.indexOf(u"Find this user"_s));
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        QCOMPARE(namelessControls(f.window), QStringList());
        QVERIFY(tabOrder(f.field).contains(u"DeviceToken of its user"_s));
    }

    void nothingPushesItWide() {
        Fixture f;
        f.paste(u"garbage with a very-long-word-"_s + QString(3'000, u'w'));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
        f.paste(answer(start.addDays(1)));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
    }
};

QTEST_MAIN(InspectTokenTest)
#include "tst_inspect_token.moc"
