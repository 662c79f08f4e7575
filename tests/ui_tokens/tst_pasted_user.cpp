#include "tests/ui_tokens/InspectTokenFixture.h"
#include "ui/widgets/Translations.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;

/// Whose a pasted text is, and taking its tokens over.
class PastedUserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { ui::installTranslations(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void theUserIsFound() {
        InspectTokenFixture f;
        const QSignalSpy wanted(&f.window, &ui::InspectTokenWindow::userRequested);
        f.paste(token);
        QVERIFY(f.shows(u"A UUID, which looks like a DeviceToken"_s)); // it may be anything
        QCOMPARE(f.searches.size(), std::size_t(1));
        QCOMPARE(f.searches.front().first, DeviceToken(token));
        QVERIFY(f.shows(u"Looking for the user…"_s));
        QVERIFY(f.button(u"Find this user"_s) != nullptr);
        f.answer(InspectTokenFixture::ana());
        QTRY_VERIFY(f.shows(u"Ana Petrović"_s));
        QVERIFY(f.shows(u"ana@acme.example · Drivers EU"_s));
        QVERIFY(!f.shows(u"Looking for the user…"_s));
        QVERIFY(f.shows(u"A DeviceToken"_s));
        QVERIFY(f.shows(u"The permanent name of one user."_s));
        const auto *card = f.window.findChild<ui::PastedUserCard *>();
        QCOMPARE(card->findChild<ui::StatusLabel *>()->word(), u"Active"_s);
        QCOMPARE(f.sessions.names.value(DeviceToken(token)), u"Ana Petrović"_s);
        QVERIFY(!f.sessions.instance(DeviceToken(token)).isEmpty()); // which the tokens are held against
        f.button(u"Show this user"_s)->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<DeviceToken>(), DeviceToken(token));
    }

    void theUserInTheMainWindowNeedsNoSearch() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        f.paste(token);
        QVERIFY(f.searches.empty());
        QVERIFY(f.shows(u"Ana Petrović"_s));
    }

    void whoIsNotFoundIsSaidSo() {
        InspectTokenFixture f;
        f.paste(token);
        f.answer(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"You can see no user of this DeviceToken here"_s));
        QVERIFY(f.shows(u"A UUID that is none of your users'"_s));
        QVERIFY(f.shows(u"an InstanceKey, a request's ID"_s));
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
        InspectTokenFixture f;
        f.paste(token);
        f.paste(u"nothing of the platform's"_s);
        f.answer(InspectTokenFixture::ana());
        for (int round = 0; round < 10; ++round)
            QCoreApplication::sendPostedEvents();
        QVERIFY(!f.shows(u"Ana Petrović"_s));
        QVERIFY(f.sessions.names.isEmpty());
    }

    void onlyTheDeviceTokenIsLookedFor() {
        InspectTokenFixture f;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        QVERIFY(f.searches.empty());
        QTest::keyClick(f.field, Qt::Key_End, Qt::ControlModifier);
        f.add(u"\nDeviceToken: "_s + token);
        QCOMPARE(f.searches.size(), std::size_t(1));
        QTest::keyClicks(f.field, u" and more"_s);
        QCOMPARE(f.searches.size(), std::size_t(1)); // not again at every key
    }

    void aLoneAccessTokenIsTakenOverForItsUser() {
        InspectTokenFixture f;
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
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
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
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
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

    /// Named in the text, or claimed by the token: a UUID beside it is most likely something else.
    void aStrayUuidIsNobody_data() {
        QTest::addColumn<QString>("text");
        const QString stray = u"7b1d2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
        const QString header = u" 401 Authorization: Bearer "_s + jwt(start.addDays(1));
        const QString nobodys = u" 401 Bearer "_s + jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}});
        QTest::newRow("request") << u'[' + stray + u"]"_s + header;
        QTest::newRow("client") << u"ClientId: "_s + stray + header;
        QTest::newRow("path") << u"GET /v1/companies/"_s + stray + u"/users"_s + header;
        QTest::newRow("a claim that only seems to name somebody")
            << stray + u" Bearer "_s + jwt(start.addDays(1), u"HS256"_s, {{u"sub"_s, token}});
        QTest::newRow("named") << u'[' + stray + u"] DeviceToken: "_s + token + nobodys;
        QTest::newRow("named behind another") << u'[' + stray + u"] driver "_s + token + nobodys;
        QTest::newRow("in a path") << u"client_id="_s + stray + u" /v1/Management/users/"_s + token + nobodys;
        QTest::newRow("without a name") << u"CorrelationId="_s + stray + u" "_s + token + nobodys;
    }
    void aStrayUuidIsNobody() {
        QFETCH(QString, text);
        InspectTokenFixture f;
        f.paste(text);
        QCOMPARE(f.searches.size(), std::size_t(1));
        QCOMPARE(f.searches.front().first, DeviceToken(token));
        QVERIFY(!f.shows(u"It names another user"_s));
        f.button(u"Use this access token"_s)->click();
        QVERIFY(f.sessions.held(DeviceToken(token)) != nullptr);
    }

    void aUuidThatMisleadsIsNoDeadEnd() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        f.paste(u"[9be49d13-51d4-4d0b-8c41-1f77aa0c41af] 401 Bearer "_s
            + jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        QVERIFY(f.shows(u"It stands in the text without a name."_s));
        f.answer(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"It may be something else: the InstanceId of another account"_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        f.button(u"Take Ana Petrović"_s)->click();
        QVERIFY(f.shows(u"ana@acme.example"_s));
        f.button(u"Use this access token"_s)->click();
        QVERIFY(f.sessions.held(DeviceToken(token)) != nullptr);
        f.paste(u"See 8be49d13-51d4-4d0b-8c41-1f77aa0c41af, please."_s); // nothing to use for anybody
        f.answer(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"It may be something else: the InstanceId of another account"_s));
        QVERIFY(f.button(u"Take Ana Petrović"_s) == nullptr);
    }

    void whatTheTextSaysBeatsWhatWasTyped() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        const DeviceToken bruno(u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        const QString lone = jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}});
        f.paste(lone);
        f.button(u"Take Ana Petrović"_s)->click();
        QVERIFY(f.shows(u"ana@acme.example"_s));
        f.paste(u"DeviceToken: "_s + bruno.text() + u"\nAccessToken: "_s + lone);
        QVERIFY(!f.shows(u"ana@acme.example"_s));
        QCOMPARE(f.searches.size(), std::size_t(1));
        QCOMPARE(f.searches.front().first, bruno);
        f.button(u"Use this access token"_s)->click();
        QVERIFY(f.sessions.held(bruno) != nullptr);
        QVERIFY(f.sessions.held(DeviceToken(token)) == nullptr);
    }

    void whatTheTextSaysBeatsAMisleadingClaim() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        const QString other = u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s;
        const DeviceToken bruno(u"1be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        const QString misleading = jwt(start.addDays(1), u"HS256"_s, {{u"sub"_s, other}});
        f.paste(misleading);
        f.answer(fail(ErrorKind::NotFound));
        QTRY_VERIFY(f.shows(u"The claim may mean something else"_s));
        f.button(u"Take Ana Petrović"_s)->click();
        f.paste(u"DeviceToken: "_s + bruno.text() + u"\nAccessToken: "_s + misleading);
        QVERIFY(!f.shows(u"ana@acme.example"_s));
        QCOMPARE(f.searches.size(), std::size_t(1));
        QCOMPARE(f.searches.front().first, bruno);
    }

    void whoeverTheButtonNamesIsTaken() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        f.selected.profile.lastName = u"B & C"_s;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        User bruno = InspectTokenFixture::ana().user;
        bruno.deviceToken = DeviceToken(u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        bruno.profile.firstName = u"Bruno"_s;
        f.selected = bruno;
        f.button(u"Take Ana B && C"_s)->click();
        QCOMPARE(f.window.findChild<QLineEdit *>()->text(), token);
        QVERIFY(f.button(u"Take Bruno Petrović"_s) != nullptr);
    }

    void theOfferIsRenewedWhenThePersonComesBack() {
        InspectTokenFixture f;
        f.selected = InspectTokenFixture::ana().user;
        f.paste(jwt(start.addDays(1), u"HS256"_s, {{u"jti"_s, u"x"_s}}));
        QVERIFY(f.button(u"Take Ana Petrović"_s) != nullptr);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        f.selected.profile.firstName = u"Bruno"_s;
        f.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        QVERIFY(f.button(u"Take Bruno Petrović"_s) != nullptr);
    }

    void tokensThatTheKeychainLostAreNoLoss() {
        InspectTokenFixture f;
        f.sessions.remembered.insert(DeviceToken(token));
        f.sessions.keychain[DeviceToken(token)] = KeychainHolding::Missing;
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        QVERIFY(!f.shows(u"Fleetkey holds tokens of this user already."_s));
        QVERIFY(f.sessions.held(DeviceToken(token)) != nullptr);
    }

    void whatNoPlatformTakesIsNotOffered() {
        InspectTokenFixture f;
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
        InspectTokenFixture f;
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

    void pastedTokensAreTakenOver() {
        InspectTokenFixture f;
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
        InspectTokenFixture f;
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

    /// Its refresh token would be lost for nothing.
    void theTokenThatIsHeldIsNotTakenOver() {
        InspectTokenFixture f;
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        const HeldTokens *held = f.sessions.held(DeviceToken(token));
        f.paste(QString::fromLatin1(held->credentials.accessToken.reveal()));
        QVERIFY(f.shows(u"Fleetkey holds just this for this user already."_s));
        QVERIFY(f.button(u"Use this access token"_s) == nullptr);
        f.paste(answer(start.addDays(1)));
        QVERIFY(f.shows(u"Fleetkey holds just this for this user already."_s));
        QVERIFY(f.button(u"Use these tokens"_s) == nullptr);
    }

    void whatIsOlderThanWhatIsHeldIsSaidToBe() {
        InspectTokenFixture f;
        f.paste(answer(start.addDays(1)));
        f.button(u"Use these tokens"_s)->click();
        f.sessions.tokens[DeviceToken(token)].reading.issued = start.addYears(1);
        f.paste(answer(start.addDays(2)));
        f.button(u"Use these tokens"_s)->click();
        QVERIFY(f.shows(u"What was pasted is older than what is held"_s));
        QVERIFY(f.button(u"Replace them"_s) != nullptr);
    }
};

QTEST_MAIN(PastedUserTest)
#include "tst_pasted_user.moc"
