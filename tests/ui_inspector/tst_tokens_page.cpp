#include "tests/support/Grab.h"
#include "tests/ui_inspector/InspectorFixture.h"
#include "ui/common/MaskedSecret.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/ClaimsTree.h"
#include "ui/tokens/LifeBar.h"
#include "ui/widgets/StatusLabel.h"

#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QDateTime yesterday = start.addSecs(-94'440);
const QDateTime expired = start.addSecs(-8'040); // 2 h 14 min ago
const QDateTime tonight = start.addSecs(50'000);

} // namespace

class TokensPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        InspectorFixture f;
        f.showTokens();
        grab(f.inspector, u"tokens-absent"_s);
        f.button(u"Log in…"_s)->click();
        grab(f.inspector, u"tokens-question"_s);
        f.showTokens(yesterday, expired);
        Q_EMIT f.sessions.changed(ana().deviceToken);
        f.button(u"Cancel"_s)->click();
        f.button(u"Why?"_s)->click();
        grab(f.inspector, u"tokens-expired"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        f.sessions.tokens[ana().deviceToken] = held(start.addSecs(-30'000), tonight);
        Q_EMIT f.sessions.changed(ana().deviceToken);
        f.button(u"Header and 5 claim(s)"_s)->click();
        grab(f.inspector, u"tokens-valid-dark"_s);
        grab(f.inspector, u"tokens-valid-dark-2x"_s, 2);
    }

    void looksFromRightToLeft() {
        InspectorFixture f;
        f.inspector.setLayoutDirection(Qt::RightToLeft);
        f.showTokens(yesterday, expired);
        f.button(u"Why?"_s)->click();
        grab(f.inspector, u"tokens-rtl"_s);
        QCOMPARE(f.inspector.width(), 372);
        QVERIFY(f.inspector.minimumSizeHint().width() <= 372);
        const ui::Button *why = f.button(u"Why?"_s);
        const ui::Button *refresh = f.button(u"Refresh"_s);
        QVERIFY(refresh->mapTo(&f.inspector, QPoint()).x() > why->mapTo(&f.inspector, QPoint()).x());
    }

    /// The words of a plain button stand in line with those above it.
    void plainButtonsAreAligned() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        const ui::Button *why = f.button(u"Why?"_s);
        const auto labels = f.inspector.findChildren<QLabel *>();
        const auto sentence = std::ranges::find_if(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"valid for another");
        });
        QVERIFY(sentence != labels.end());
        QCOMPARE(why->mapTo(&f.inspector, QPoint()).x() + ui::Metrics::spacingSmall,
            (*sentence)->mapTo(&f.inspector, QPoint()).x());
    }

    void aLoginIsAskedAboutFirstAndSaysItsPrice() {
        InspectorFixture f;
        f.showTokens();
        QVERIFY(f.shows(u"Next step: log in as this user"_s));
        QVERIFY(f.shows(u"Spends 1 of at most 4"_s));
        QVERIFY(f.shows(u"signs the driver's app out"_s));
        f.button(u"Log in…"_s)->setFocus();
        QTest::keyClick(f.button(u"Log in…"_s), Qt::Key_Space);
        QVERIFY(f.shows(u"Log in as Ana Petrović?"_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Cancel"_s)); // the harmless answer
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(!f.shows(u"Log in as Ana Petrović?"_s));
        QVERIFY(f.keys.empty());
        QCOMPARE(f.sessions.logins, 0);
    }

    void logsInWithTheFetchedKey() {
        InspectorFixture f;
        f.sessions.next = [] { return held(start, tonight); };
        f.showTokens();
        f.button(u"Log in…"_s)->click();
        QTest::keyClick(f.button(u"Log in"_s), Qt::Key_Space);
        QCOMPARE(f.keys.size(), std::size_t(1));
        f.keys[0].complete(SecretString("instance-key"));
        QTRY_COMPARE(f.sessions.logins, 1);
        QCOMPARE(f.sessions.lastKey, "instance-key");
        QCOMPARE(f.sessions.lastInstance, ana().account.instanceId);
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"Nothing to do"_s));
        QVERIFY(f.shows(u"valid for another 13\u00a0h\u00a053\u00a0min"_s));
        QVERIFY(!f.shows(u"Log in as Ana Petrović?"_s));
    }

    void aLoginCancelledTooLateIsNotAskedAboutAgain() {
        InspectorFixture f;
        f.showTokens();
        f.button(u"Log in…"_s)->click();
        f.button(u"Log in"_s)->click();
        f.keys[0].complete(SecretString("instance-key"));
        QTRY_COMPARE(f.sessions.logins, 1);
        f.button(u"Cancel"_s)->click();
        f.sessions.complete(fail(ErrorKind::RateLimited)); // the answer was here already
        QTRY_VERIFY(f.shows(u"The platform blocks sign-ins"_s));
        QVERIFY(!f.shows(u"Log in as Ana Petrović?"_s));
    }

    void theKeyIsTypedWhereItMayNotBeFetched() {
        InspectorFixture f;
        f.showTokens();
        f.button(u"Log in…"_s)->click();
        f.button(u"Log in"_s)->click();
        f.keys[0].complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.shows(u"InstanceKey"_s));
        QCOMPARE(f.sessions.logins, 0);
        for (auto *field : f.inspector.findChildren<QLineEdit *>()) {
            if (field->echoMode() == QLineEdit::Password) {
                field->setFocus();
                QTest::keyClicks(field, u"typed-key"_s);
                QTest::keyClick(field, Qt::Key_Return);
            }
        }
        QTRY_COMPARE(f.sessions.logins, 1);
        QCOMPARE(f.sessions.lastKey, "typed-key");
        QVERIFY(!f.spoken().contains(u"typed-key"));
        f.sessions.complete(fail(ErrorKind::Unauthorized));
        QTRY_VERIFY(f.shows(u"did not accept this DeviceToken with this InstanceKey"_s));
        QVERIFY(f.button(u"Log in"_s)->isEnabled());
    }

    void noLoginIsOfferedWhereNoneIsLeft() {
        InspectorFixture f;
        LoginAllowance none = signInsLeft(0);
        none.nextAt = start.addSecs(60);
        f.inspector.setAllowance(none);
        f.showTokens();
        QVERIFY(f.shows(
            u"No sign-in is left; the next one is possible on 1 Jun 2026 at 14:01:00, in 1\u00a0min."_s));
        f.clock->advance(std::chrono::seconds(10));
        QTRY_VERIFY(f.shows(u"in 50\u00a0s."_s));
        grab(f.inspector, u"tokens-no-sign-in-left"_s);
        QVERIFY(f.button(u"Log in…"_s) == nullptr);
        none.left = 1;
        none.nextAt.reset();
        f.inspector.setAllowance(none);
        f.button(u"Log in…"_s)->click();
        QVERIFY(f.button(u"Log in"_s)->isEnabled());
        none.left = 0; // another console was faster
        f.inspector.setAllowance(none);
        QVERIFY(!f.button(u"Log in"_s)->isEnabled());
    }

    void aSoftLimitWarnsAndAsks() {
        InspectorFixture f;
        LoginAllowance scarce = signInsLeft(3);
        scarce.hour = {5, 5, start.addSecs(1'800)};
        scarce.day = {5, 5, start.addSecs(80'000)};
        f.inspector.setAllowance(scarce);
        f.showTokens();
        f.button(u"Log in…"_s)->click();
        QVERIFY(f.shows(u"It would be sign-in number 6 of this hour."_s));
        QVERIFY(f.button(u"Log in all the same"_s)->isEnabled());
        QCOMPARE(QApplication::focusWidget(), f.button(u"Cancel"_s));
    }

    void anExpiredTokenIsRefreshed() {
        InspectorFixture f;
        f.sessions.next = [] { return held(start, tonight); };
        f.showTokens(yesterday, expired);
        QVERIFY(f.shows(u"It expired 2\u00a0h\u00a014\u00a0min ago, and a refresh token is held."_s));
        QVERIFY(f.shows(u"Spends no sign-in."_s));
        QTest::keyClick(f.button(u"Refresh"_s), Qt::Key_Space);
        QCOMPARE(f.sessions.refreshes, 1);
        QVERIFY(f.button(u"Cancel"_s) != nullptr); // what runs can be cancelled
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"Nothing to do"_s));
        QCOMPARE(f.sessions.logins, 0);
    }

    void aRefusedRefreshLeadsToALogin() {
        InspectorFixture f;
        f.showTokens(yesterday, expired);
        f.button(u"Refresh"_s)->click();
        f.sessions.complete(fail(ErrorKind::SessionExpired));
        QTRY_VERIFY(f.shows(u"The platform refused to refresh. Only a login gets new tokens."_s));
        QVERIFY(f.button(u"Log in…"_s) != nullptr);
        f.button(u"Why?"_s)->click();
        QVERIFY(f.shows(u"The refresh is refused"_s));
        QVERIFY(f.shows(u"The platform answered the refresh on 1 Jun 2026, 14:00:00: refused (401)."_s));
        int applying = 0;
        for (const auto *mark : f.inspector.findChildren<ui::StatusLabel *>())
            applying += mark->isVisible() && mark->word() == u"applies now" ? 1 : 0;
        QCOMPARE(applying, 1); // a dot and a word, at one rule
    }

    void anUnreachablePlatformChangesNoDecision() {
        InspectorFixture f;
        f.showTokens(yesterday, expired);
        f.button(u"Refresh"_s)->click();
        f.sessions.complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.shows(u"The platform cannot be reached."_s));
        QVERIFY(f.shows(u"Next step: refresh the access token"_s));
    }

    void whatFailedStaysWithItsUser() {
        InspectorFixture f;
        f.showTokens(yesterday, expired);
        f.button(u"Refresh"_s)->click();
        User other = ana();
        other.deviceToken = DeviceToken(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        f.inspector.showUser(other);
        f.sessions.complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(!f.sessions.waiting);
        QVERIFY(!f.shows(u"The platform cannot be reached."_s));
        f.inspector.showUser(ana());
        QTRY_VERIFY(f.shows(u"The platform cannot be reached."_s));
    }

    void thePlatformIsAskedByACall() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        QVERIFY(f.shows(u"Signature not checked: only the platform can."_s));
        QTest::keyClick(f.button(u"Ask the platform"_s), Qt::Key_Space);
        QCOMPARE(f.sessions.checks, 1);
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"The platform accepted it, 1 Jun 2026, 14:00."_s));
        f.button(u"Ask the platform"_s)->click();
        f.sessions.complete(fail(ErrorKind::Unauthorized));
        QTRY_VERIFY(f.shows(u"The platform refused it"_s));
        QVERIFY(f.shows(u"The platform refuses it, and a refresh token is held"_s));
        f.button(u"Ask the platform"_s)->click();
        f.sessions.complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.shows(u"neither accepted nor refused it"_s));
    }

    void noLoginBeginsWhileAnotherCallRuns() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        f.button(u"Log in as this user…"_s)->click();
        QVERIFY(f.button(u"Log in"_s)->isEnabled());
        f.button(u"Ask the platform"_s)->click();
        QVERIFY(!f.button(u"Log in"_s)->isEnabled());
        f.sessions.complete();
        QTRY_VERIFY(f.button(u"Log in"_s)->isEnabled());
    }

    void lifeGoesOnWithTheClock() {
        InspectorFixture f;
        f.showTokens(start.addSecs(-100), start.addSecs(100));
        auto *bar = f.inspector.findChild<ui::LifeBar *>();
        QCOMPARE(bar->passed(), 0.5);
        f.clock->advance(std::chrono::seconds(50));
        QTRY_COMPARE(bar->passed(), 0.75);
        QCOMPARE(bar->accessibleDescription(), u"50\u00a0s left"_s);
        f.clock->advance(std::chrono::seconds(50));
        QTRY_COMPARE(bar->passed(), 1.0);
        QVERIFY(f.shows(u"expired 1 Jun 14:01"_s));
    }

    void theTokenIsShownForTwentySecondsAndNeverSpoken() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        const QString token = QString::fromLatin1(jwt(yesterday, tonight));
        auto *secret = f.inspector.findChild<ui::MaskedSecret *>();
        QTest::keyClick(f.button(u"Reveal Access token"_s), Qt::Key_Space);
        QTRY_VERIFY(secret->isRevealed());
        grab(f.inspector, u"tokens-revealed"_s);
        QVERIFY(!f.spoken().contains(token.mid(30)));
        f.clock->advance(std::chrono::seconds(19));
        QTRY_VERIFY(f.clock->waiting() > 0);
        QVERIFY(secret->isRevealed());
        f.clock->advance(std::chrono::seconds(1));
        QTRY_VERIFY(!secret->isRevealed());
    }

    void heldTheTokenIsShownOnlyMeanwhile() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        auto *secret = f.inspector.findChild<ui::MaskedSecret *>();
        ui::Button *reveal = f.button(u"Reveal Access token"_s);
        QTest::mousePress(reveal, Qt::LeftButton);
        QTRY_VERIFY(secret->isRevealed());
        f.clock->advance(std::chrono::seconds(3));
        QTest::mouseRelease(reveal, Qt::LeftButton);
        QVERIFY(!secret->isRevealed());
    }

    void anotherUserOrTabMasksTheToken() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        auto *secret = f.inspector.findChild<ui::MaskedSecret *>();
        f.button(u"Reveal Access token"_s)->click();
        QTRY_VERIFY(secret->isRevealed());
        f.inspector.setTab(ui::UserInspector::Tab::Overview);
        QVERIFY(!secret->isRevealed());
    }

    void theTokenIsCopiedAsASecret() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        const QSignalSpy copied(&f.inspector, &ui::UserInspector::tokenCopied);
        f.button(u"Copy Access token"_s)->click();
        QTRY_COMPARE(copied.count(), 1);
        QCOMPARE(QApplication::clipboard()->text(), QString::fromLatin1(jwt(yesterday, tonight)));
        QCOMPARE(QApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret");
        QVERIFY(f.button(u"Copy Access token"_s)->text().contains(u"30\u00a0s"));
        f.clock->advance(std::chrono::seconds(30));
        QTRY_COMPARE(QApplication::clipboard()->text(), QString());
    }

    void claimsAreExplained() {
        InspectorFixture f;
        f.showTokens(start.addSecs(-7'200), start.addSecs(7'200));
        QTest::keyClick(f.button(u"Header and 5 claim(s)"_s), Qt::Key_Space);
        auto *claims = f.inspector.findChild<ui::ClaimsTree *>();
        QVERIFY(claims->isVisible());
        const auto value = [claims](const QString &name) {
            const auto found = claims->findItems(name, Qt::MatchStartsWith | Qt::MatchRecursive);
            return found.isEmpty() ? QString() : found.first()->text(1);
        };
        QCOMPARE(value(u"exp, expires"_s), u"1 Jun 16:00 (in 2\u00a0h)"_s);
        QCOMPARE(value(u"iat, issued"_s), u"1 Jun 12:00 (2\u00a0h ago)"_s);
        QCOMPARE(value(u"alg"_s), u"HS256"_s);
        QCOMPARE(value(u"driver"_s), u"true"_s);
        claims->setCurrentItem(claims->findItems(u"alg"_s, Qt::MatchStartsWith | Qt::MatchRecursive).first());
        QTest::keyClick(claims, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().endsWith(u"\tHS256"));
    }

    void aTokenThatIsNoJwtIsSaid() {
        InspectorFixture f;
        HeldTokens opaque = held(yesterday, tonight);
        opaque.credentials.accessToken = SecretString("opaque");
        f.sessions.tokens[ana().deviceToken] = std::move(opaque);
        f.inspector.showUser(ana());
        f.inspector.setTab(ui::UserInspector::Tab::Tokens);
        QVERIFY(f.shows(u"not in the form of a JWT"_s));
        QVERIFY(!f.spoken().contains(u"opaque"));
    }

    void anotherUsersTokenLeadsToThatUser() {
        InspectorFixture f;
        HeldTokens foreign = held(yesterday, tonight);
        foreign.reading.user = DeviceToken(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        f.sessions.tokens[ana().deviceToken] = std::move(foreign);
        const QSignalSpy wanted(&f.inspector, &ui::UserInspector::userRequested);
        f.showTokens();
        QVERIFY(f.shows(u"another user"_s));
        f.button(u"Show that user"_s)->click();
        QCOMPARE(wanted.count(), 1);
        QVERIFY(f.button(u"Refresh now"_s) == nullptr);
    }

    void aDeactivatedUserIsSaid() {
        InspectorFixture f;
        User user = ana();
        user.status = UserStatus::Inactive;
        f.sessions.tokens[user.deviceToken] = held(yesterday, expired);
        f.inspector.showUser(user);
        f.inspector.setTab(ui::UserInspector::Tab::Tokens);
        QVERIFY(f.shows(u"The user is deactivated"_s));
        QVERIFY(f.button(u"Refresh"_s) == nullptr);
    }

    void theFocusComesBackAfterTheQuestion() {
        InspectorFixture f;
        f.showTokens(yesterday, tonight);
        ui::Button *asked = f.button(u"Log in as this user…"_s);
        asked->setFocus();
        QTest::keyClick(asked, Qt::Key_Space);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.shows(u"Log in as Ana Petrović?"_s));
        QCOMPARE(QApplication::focusWidget(), asked);
        const QSignalSpy left(&f.inspector, &ui::UserInspector::leaveRequested);
        QTest::keyClick(asked, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }
};

QTEST_MAIN(TokensPageTest)
#include "tst_tokens_page.moc"
