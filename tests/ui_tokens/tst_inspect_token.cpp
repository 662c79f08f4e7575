#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "tests/ui_tokens/InspectTokenFixture.h"
#include "ui/lock/WindowCurtain.h"
#include "ui/tokens/ClaimsTree.h"
#include "ui/widgets/Translations.h"

#include <QScrollArea>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;

/// What a pasted text turns out to be, and what is off about it.
class InspectTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { ui::installTranslations(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        InspectTokenFixture f;
        grab(f.window, u"inspect-empty"_s);
        f.paste(answer(start.addSecs(-8'040)));
        grab(f.window, u"inspect-looking"_s);
        f.answer(InspectTokenFixture::ana());
        QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        grab(f.window, u"inspect-answer"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        grab(f.window, u"inspect-answer-dark-2x"_s, 2);
        f.paste(jwt(start.addDays(1), u"none"_s));
        grab(f.window, u"inspect-none-dark"_s);
        f.selected = InspectTokenFixture::ana().user;
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
        const QString handedOut = answer(start.addDays(1));
        const QString refresh = u"kept-by-the-driver-0123456789"_s;
        const qsizetype cut = handedOut.indexOf(refresh) + 9;
        QTest::newRow("cut answer") << handedOut.left(cut) << u"An answer that hands out tokens"_s
                                    << u"in the middle of the refresh token, after character %1."_s.arg(cut);
        QTest::newRow("masked answer")
            << QString(handedOut).replace(refresh, u"***"_s) << u"An answer that hands out tokens"_s
            << u"The refresh token is hidden: at character %1 something else"_s.arg(
                   handedOut.indexOf(refresh) + 1);
        QTest::newRow("two answers") << handedOut + answer(start.addDays(2))
                                     << u"An answer that hands out tokens"_s
                                     << u"1 more pair of tokens stands in the text"_s;
        QTest::newRow("several tokens") << whole + u" and "_s + jwt(start.addDays(2)) << u"An access token"_s
                                        << u"1 more token stands in the text."_s;
        QTest::newRow("curl") << u"curl -H 'Authorization: Bearer "_s + whole
                + u"' https://user.example/v1/Management/users"_s
                              << u"An access token"_s << u"Found in a curl command."_s;
        QTest::newRow("mail") << u"> \""_s + whole.left(70) + u"\n> "_s + whole.mid(70) + u"\"\n"_s
                              << u"An access token"_s << u"The “>” of a quoted mail was taken out."_s;
        QTest::newRow("URL") << u"token="_s + QString(whole).replace(u'.', u"%2E"_s) << u"An access token"_s
                             << u"It was encoded for a web address"_s;
        QTest::newRow("cut") << whole.left(90) << u"A damaged token"_s
                             << u"The copy ends in the middle of the claims, after character 90"_s;
        QTest::newRow("cut between bytes") << whole.left(
            89) << u"A damaged token"_s << u"The copy ends in the middle of the claims, after character 89"_s;
        QTest::newRow("cut in a mail") << u"> "_s + whole.left(90) << u"A damaged token"_s
                                       << u"The copy ends in the middle of the claims, after character 92"_s;
        QTest::newRow("signature cut")
            << whole.chopped(20) << u"An access token"_s << u"The copy ends in the middle of its signature"_s;
        QTest::newRow("shortened") << whole.left(80) + u"…"_s << u"A damaged token"_s
                                   << u"It was shortened on purpose"_s;
        QTest::newRow("shortened with dots") << whole.left(80) + u"..."_s << u"A damaged token"_s
                                             << u"It was shortened on purpose, at character 81."_s;
        QTest::newRow("none") << jwt(start.addDays(1), u"none"_s) << u"An access token"_s
                              << u"It is not signed: anybody can have written it."_s;
        QTest::newRow("JWE") << part("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + u'.' + QString(342, u'k')
                + u'.' + QString(16, u'i') + u'.' + QString(200, u'c') + u'.' + QString(22, u't')
                             << u"An encrypted token"_s << u"only someone with the key can read"_s;
        QTest::newRow("refresh token") << u"9f2c7d1e5b8a4f60a1c3e5d7f9b2d4c6"_s.chopped(1) + u"Q=="_s
                                       << u"Most likely a refresh token"_s << u"It is opaque"_s;
        QTest::newRow("HTML") << u"<html><body><h1>502 Bad Gateway</h1><p>nginx</p></body></html>"_s
                              << u"Nothing from the platform in it"_s << u"Paste an access token"_s;
        QTest::newRow("300 kB") << QString(300'000, u'x') << u"Too long to look at"_s
                                << u"Nothing over 256 kB is looked at."_s;
    }

    void everyKindOfPasteIsNamed() {
        QFETCH(QString, text);
        QFETCH(QString, title);
        QFETCH(QString, words);
        InspectTokenFixture f;
        f.paste(text);
        if (!f.searches.empty()) {
            f.answer(InspectTokenFixture::ana());
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

    void theKeysPasteWhereverTheFocusIs() {
        InspectTokenFixture f;
        QApplication::clipboard()->setText(jwt(start.addDays(1)));
        ui::Button *elsewhere = f.button(u"Paste"_s);
        elsewhere->setFocus();
        QTest::keyClick(elsewhere, Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(f.shows(u"An access token"_s));
    }

    void aTokenIsDecodedAsItIsPasted() {
        InspectTokenFixture f;
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
        f.paste(jwt(start.addSecs(-8'040)));
        QVERIFY(f.shows(u"An access token"_s));
        QVERIFY(f.shows(u"It expired 2\u00a0h ago"_s));
        QVERIFY(f.shows(u"Signature not checked: only the platform can."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        QVERIFY(claims->isVisible());
        QCOMPARE(claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive).size(), 1);
    }

    /// The window may stand open for long.
    void timeGoesOnWhileItIsLookedAt() {
        InspectTokenFixture f;
        f.paste(jwt(start.addSecs(60)));
        QVERIFY(!f.shows(u"It expired"_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        const auto expiry = [claims] {
            return claims->findItems(u"exp"_s, Qt::MatchStartsWith | Qt::MatchRecursive).value(0)->text(1);
        };
        const QString before = expiry();
        f.clock->advance(std::chrono::seconds(180));
        QTRY_VERIFY(f.shows(u"It expired 2\u00a0min ago"_s));
        QVERIFY(f.shows(u"expired"_s) && expiry() != before);
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
        InspectTokenFixture f;
        f.paste(before + jwt(start.addDays(1)) + after);
        QVERIFY(f.shows(u"An access token"_s));
        QVERIFY(f.shows(words));
    }

    void aCutCopySaysWhereItBreaks() {
        InspectTokenFixture f;
        f.paste(jwt(start.addDays(1)).left(90));
        QVERIFY(f.shows(u"A damaged token"_s));
        QVERIFY(f.shows(u"Copy it again, whole"_s));
    }

    void anUnsignedTokenIsSaidToBeOne() {
        InspectTokenFixture f;
        f.paste(jwt(start.addDays(1), u"none"_s));
        QVERIFY(f.shows(u"It is not signed: anybody can have written it."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        const auto algorithm = claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive);
        QCOMPARE(algorithm.first()->foreground(1).color(), f.theme.ink(ui::Ink::Bad));
    }

    /// Without an algorithm, too.
    void anUnsignedTokenIsNotCalledValid() {
        const auto part = [](const QByteArray &json) {
            return QString::fromLatin1(
                json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        };
        InspectTokenFixture f;
        f.paste(part("{\"typ\":\"JWT\"}") + u'.' + part("{\"exp\":1790000000}") + u'.');
        QVERIFY(f.shows(u"It is not signed: anybody can have written it."_s));
        const auto states = f.window.findChildren<ui::StatusLabel *>();
        QVERIFY(std::ranges::any_of(states, [](const ui::StatusLabel *state) {
            return state->isVisible() && state->word() == u"not signed" && state->tone() == ui::Tone::Bad;
        }));
    }

    void anIssuerOfAnotherEnvironmentIsSaidFromTheFirstMoment() {
        InspectTokenFixture f;
        f.sessions.knownIssuers.ofAdmin = u"https://ours.example"_s;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"iss"_s, u"https://ours.example"_s}}));
        QVERIFY(!f.shows(u"Its issuer is"_s));
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"iss"_s, u"https://theirs.example"_s}}));
        QVERIFY(f.shows(u"unlike that of your own access token here"_s));
        f.sessions.knownIssuers.ofUsers = {u"https://users.example"_s};
        f.paste(jwt(start.addDays(2), u"HS256"_s, {{u"iss"_s, u"https://theirs.example"_s}}));
        QTRY_VERIFY(f.shows(u"which is not the one of this environment"_s));
    }

    void momentsInMillisecondsAreReadAsTheyWereMeant() {
        InspectTokenFixture f;
        f.paste(jwt(start, u"HS256"_s,
            {{u"DeviceToken"_s, token}, {u"exp"_s, start.addSecs(7'200).toMSecsSinceEpoch()}}));
        QVERIFY(f.shows(u"Written in milliseconds: exp. The platform expects seconds."_s));
        const auto *claims = f.window.findChild<ui::ClaimsTree *>();
        const auto *expiry = claims->findItems(u"exp"_s, Qt::MatchStartsWith | Qt::MatchRecursive).value(0);
        QCOMPARE(expiry->text(0), u"exp, expires, in milliseconds"_s);
        QVERIFY2(expiry->text(1).contains(u"in 2\u00a0h"), qPrintable(expiry->text(1)));
    }

    void aTokenOfSomebodyElseIsSaidSo() {
        InspectTokenFixture f;
        const QString other = u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s;
        f.paste(u"DeviceToken: "_s + token + u"\nAccessToken: "_s
            + jwt(start.addDays(1), u"HS256"_s, {{u"DeviceToken"_s, other}}));
        QVERIFY(f.shows(u"It names another user: "_s + other));
        f.paste(u"DeviceToken: "_s + token + u"\nAccessToken: "_s
            + jwt(start.addDays(1), u"HS256"_s,
                {{u"instanceId"_s, u"22222222-1111-4111-8111-111111111111"_s}}));
        QVERIFY(!f.shows(u"It names another instance"_s)); // the user's is not known yet
        f.answer(InspectTokenFixture::ana());
        QTRY_VERIFY(f.shows(u"It names another instance"_s));
    }

    /// What a customer calls a DeviceToken may be the id of an instance.
    void anIdOfTheHierarchyIsNamed_data() {
        QTest::addColumn<QString>("before");
        QTest::newRow("alone") << QString();
        QTest::newRow("in a text") << u"driver "_s;
        QTest::newRow("called a DeviceToken") << u"DeviceToken: "_s;
    }
    void anIdOfTheHierarchyIsNamed() {
        QFETCH(QString, before);
        InspectTokenFixture f;
        Instance drivers;
        drivers.id = InstanceId(token);
        drivers.name = u"Drivers EU"_s;
        drivers.applicationName = u"Acme Drive"_s;
        f.tree.applications = {{}};
        f.tree.applications.first().instances = {drivers};
        const QSignalSpy wanted(&f.window, &ui::InspectTokenWindow::instanceRequested);
        f.paste(before + token.toUpper());
        QVERIFY(f.shows(u"An InstanceId"_s));
        QVERIFY(f.shows(u"Drivers EU"_s));
        QVERIFY(f.shows(u"of Acme Drive, and no DeviceToken"_s));
        QVERIFY(!f.shows(u"A DeviceToken"_s) && !f.shows(u"looks like a DeviceToken"_s));
        QVERIFY(f.searches.empty());
        QVERIFY(f.button(u"Find this user"_s) == nullptr);
        grab(f.window, u"inspect-instance"_s);
        f.button(u"Show its users"_s)->click();
        QCOMPARE(wanted.first().first().value<InstanceId>(), InstanceId(token));
        f.paste(u"nothing of the platform's"_s);
        QVERIFY(!f.shows(u"An InstanceId"_s));
        QVERIFY(f.shows(u"Nothing from the platform in it"_s));
    }

    void anAdminsTokenIsNoDrivers() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"sub"_s, token}, {u"role"_s, u"admin"_s}}));
        QVERIFY(f.shows(u"An admin's access token"_s));
        QVERIFY(f.shows(u"by its claim “role”: it cannot be used for a user."_s));
        QVERIFY(f.shows(u"It belongs in no ticket"_s));
        QVERIFY(f.searches.empty());
        QVERIFY(!f.shows(u"It does not say whose it is."_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
    }

    void onesOwnTokenIsSaidToBeOne() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        const QString own = jwt(start.addDays(1), u"HS256"_s, {{u"sub"_s, token}});
        f.own = own.toLatin1();
        f.paste(u"DeviceToken: "_s + token + u" Bearer "_s + own);
        QVERIFY(f.shows(u"Your own access token"_s));
        QVERIFY(f.shows(u"Never paste it into a ticket"_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        QVERIFY(f.button(u"Show this user"_s) != nullptr); // whom the text names beside it
        f.own = "kept-by-the-driver-0123456789";
        f.paste(QString::fromLatin1(f.own));
        QVERIFY(f.shows(u"Your own refresh token"_s));
    }

    void theLockWipesToo() {
        InspectTokenFixture f;
        f.paste(answer(start.addDays(1)));
        auto curtain = std::make_unique<ui::WindowCurtain>(f.window, *new QWidget(&f.window));
        f.window.wipe(); // under the cover the window itself stays
        QVERIFY(f.field->toPlainText().isEmpty());
        QVERIFY(!f.shows(u"Nothing pasted yet"_s));
        curtain.reset();
        QVERIFY(f.shows(u"Nothing pasted yet"_s));
        QVERIFY(f.button(u"Clear"_s) == nullptr);
        QVERIFY(!f.window.findChild<QScrollArea *>()->isVisible());
    }

    void anIssuerLearntMeanwhileIsHeldAgainstIt() {
        InspectTokenFixture f;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"iss"_s, u"https://theirs.example"_s}}));
        QVERIFY(!f.shows(u"which is not the one of this environment"_s));
        f.sessions.knownIssuers.ofUsers = {u"https://users.example"_s};
        Q_EMIT f.sessions.issuersChanged();
        QVERIFY(f.shows(u"which is not the one of this environment"_s));
    }

    void everyControlHasANameAndTabReachesIt() {
        InspectTokenFixture f;
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
        InspectTokenFixture f;
        f.paste(u"garbage with a very-long-word-"_s + QString(3'000, u'w'));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
        f.paste(answer(start.addDays(1)));
        QVERIFY(f.window.minimumSizeHint().width() <= 600);
    }
};

QTEST_MAIN(InspectTokenTest)
#include "tst_inspect_token.moc"
