#include "tests/support/Grab.h"
#include "tests/ui_inspector/InspectorFixture.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QDateTime yesterday = start.addSecs(-94'440);
const QDateTime tonight = start.addSecs(50'000);

/// An inspector that shows tokens of Ana's which were pasted.
struct PastedFixture : InspectorFixture {
    explicit PastedFixture(const QDateTime &expires) { paste(held(yesterday, expires)); }

    void paste(HeldTokens tokens) {
        tokens.source = TokenSource::Pasted;
        sessions.tokens[ana().deviceToken] = std::move(tokens);
        showTokens();
        Q_EMIT sessions.changed(ana().deviceToken);
    }
    QAction *refreshAction() {
        const QList<QAction *> all = actions();
        return *std::ranges::find(all, QKeySequence(u"Ctrl+Shift+R"_s), &QAction::shortcut);
    }
};

} // namespace

/// Tokens that the driver's app most likely holds too: what replaces them is asked about, and last.
class SharedPairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void whatCannotBeTakenApartIsAskedAboutAndPastedAgain() {
        PastedFixture f(tonight);
        HeldTokens opaque = held(yesterday, tonight);
        opaque.credentials.accessToken = SecretString("opaque");
        opaque.reading.malformed = true;
        f.paste(std::move(opaque));
        QVERIFY(f.shows(u"Next step: ask the platform"_s));
        QVERIFY(f.shows(u"What was pasted is no whole JWT"_s));
        f.button(u"Ask the platform"_s)->click();
        f.sessions.complete(fail(ErrorKind::Unauthorized));
        QTRY_VERIFY(f.shows(u"Next step: paste the answer again"_s));
        QVERIFY(f.shows(u"Where no such answer can be had, a refresh is left."_s));
        const QSignalSpy wanted(&f.inspector, &ui::UserInspector::pasteRequested);
        f.button(u"Paste an answer…"_s)->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(f.sessions.refreshes, 0);
    }

    void aRefusedRefreshOfACopyNeedsNoLogin() {
        PastedFixture f(start.addSecs(-8'040));
        f.sessions.tokens[ana().deviceToken].lastRefresh
            = TokenEvidence{start, Error::of(ErrorKind::SessionExpired), {}, {}};
        Q_EMIT f.sessions.changed(ana().deviceToken);
        QVERIFY(f.shows(u"Next step: paste the answer again"_s));
        QVERIFY(f.shows(u"The driver's app most likely holds newer tokens"_s));
        QVERIFY(!f.shows(u"Only a login"_s));
        QVERIFY(f.shows(u"a login is left. Spends 1 of at most 4"_s));
        QVERIFY(f.button(u"Log in…"_s) == nullptr);
        QVERIFY(f.button(u"Log in as this user…"_s) != nullptr); // second, and with its price
        f.button(u"Why?"_s)->click();
        QVERIFY(f.shows(u"Likely, judging by what is known here."_s));
        grab(f.inspector, u"tokens-copy-used-up"_s);
    }

    void anotherUsersTokensCannotBeRefreshed() {
        PastedFixture f(tonight);
        HeldTokens foreign = held(yesterday, tonight);
        foreign.reading.user = DeviceToken(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        f.paste(std::move(foreign));
        QAction *refresh = f.refreshAction();
        QVERIFY(!refresh->isEnabled());
        QCOMPARE(refresh->text(), u"Refresh this user's tokens (they are another user's)"_s);
        QVERIFY(f.button(u"Refresh now"_s) == nullptr);
        QVERIFY(f.shows(u"It is another user's and is not refreshed here."_s));
        f.paste(held(yesterday, tonight));
        QVERIFY(refresh->isEnabled());
        QCOMPARE(refresh->text(), u"Refresh this user's tokens"_s);
    }

    void aSharedPairIsAskedAboutBeforeItIsReplaced() {
        PastedFixture f(start.addSecs(-8'040));
        f.sessions.next = [] { return held(start, tonight); };
        f.inspector.setTab(ui::UserInspector::Tab::Overview);
        f.refreshAction()->trigger(); // where nobody sees the tokens
        QCOMPARE(f.inspector.tab(), ui::UserInspector::Tab::Tokens);
        QVERIFY(f.shows(u"Refresh the pasted tokens of Ana Petrović?"_s));
        QVERIFY(f.shows(u"the app has to log in again. Spends no sign-in."_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Cancel"_s)); // the harmless answer
        grab(f.inspector, u"tokens-refresh-question"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.shows(u"Refresh the pasted tokens"_s));
        for (const QString &name : {u"Refresh"_s, u"Refresh now"_s}) {
            f.button(name)->click();
            QVERIFY(f.shows(u"Refresh the pasted tokens"_s));
            f.button(u"Cancel"_s)->click();
        }
        QCOMPARE(f.sessions.refreshes, 0);
        f.button(u"Refresh"_s)->click();
        f.button(u"Replace the pair"_s)->click();
        QCOMPARE(f.sessions.refreshes, 1);
        QVERIFY(!f.shows(u"Refresh the pasted tokens"_s));
        f.sessions.complete();
        QTRY_VERIFY(f.shows(u"Nothing to do"_s));
        f.button(u"Refresh now"_s)->click(); // nobody else holds the new one
        QCOMPARE(f.sessions.refreshes, 2);
        f.sessions.complete();
        QTRY_VERIFY(f.button(u"Cancel"_s) == nullptr);
    }

    void whatFailedWithOtherTokensIsNotSaidOfThese() {
        PastedFixture f(tonight);
        f.button(u"Ask the platform"_s)->click();
        f.sessions.complete(fail(ErrorKind::Offline));
        QTRY_VERIFY(f.shows(u"The platform cannot be reached."_s));
        Q_EMIT f.sessions.changed(ana().deviceToken); // the same tokens
        QVERIFY(f.shows(u"The platform cannot be reached."_s));
        Credentials newer = held(start, tonight).credentials.clone();
        newer.refreshToken = SecretString("another");
        f.sessions.adopt(std::move(newer), TokenSource::Pasted);
        QVERIFY(!f.shows(u"The platform cannot be reached."_s));
    }

    void aQuestionAboutAPairThatIsGoneIsVoid() {
        PastedFixture f(start.addSecs(-8'040));
        f.refreshAction()->trigger();
        QVERIFY(f.shows(u"Refresh the pasted tokens"_s));
        f.sessions.tokens[ana().deviceToken] = held(start, tonight);
        Q_EMIT f.sessions.changed(ana().deviceToken);
        QVERIFY(!f.shows(u"Refresh the pasted tokens"_s));
    }
};

QTEST_MAIN(SharedPairTest)
#include "tst_shared_pair.moc"
