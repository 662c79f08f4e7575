#include "tests/ui_inspector/InspectorFixture.h"

#include <QAction>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

void endLogin(InspectorFixture &f, Error failure, const QDateTime &lost) {
    f.sessions.loginEvidence[ana().deviceToken]
        = LoginEvidence{f.sessions.platformNow(), ana().account.instanceId, std::move(failure), lost};
    Q_EMIT f.sessions.changed(ana().deviceToken);
}

void refuseLogin(InspectorFixture &f, ErrorKind kind) {
    endLogin(f, Error::of(kind), {});
}

void loseLogin(InspectorFixture &f, ErrorKind kind) {
    Error failure = Error::of(kind);
    failure.unanswered = true;
    endLogin(f, std::move(failure), f.sessions.platformNow());
}

/// The record is read anew, with this status.
void read(InspectorFixture &f, UserStatus status) {
    UserDocument document;
    document.user = ana();
    document.user.status = status;
    f.loads.back().complete(std::move(document));
}

} // namespace

/// What the last login came to, and what it is good for since.
class LoginEvidenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    /// The record read again costs nothing; were the refusal void by that, each round would spend a login.
    void readingTheUserAgainLeadsToNoSecondLogin() {
        InspectorFixture f;
        f.showTokens();
        refuseLogin(f, ErrorKind::Forbidden);
        QVERIFY(f.shows(u"Next step: read the user again"_s));
        f.clock->advance(std::chrono::seconds(5));
        f.button(u"Read the user again"_s)->click();
        read(f, UserStatus::Active);
        QTRY_VERIFY(f.shows(u"Next step: read the platform's answer"_s));
        QVERIFY(f.shows(u"although the user's record says active"_s));
        QVERIFY(f.button(u"Log in…"_s) == nullptr);
    }

    void whoBecameActiveMayLogIn() {
        InspectorFixture f;
        f.showTokens();
        refuseLogin(f, ErrorKind::Forbidden);
        f.clock->advance(std::chrono::seconds(5));
        f.button(u"Read the user again"_s)->click();
        read(f, UserStatus::Inactive);
        QTRY_VERIFY(f.shows(u"Next step: activate the user"_s));
        f.clock->advance(std::chrono::seconds(5));
        const QList<QAction *> actions = f.actions();
        (*std::ranges::find(actions, u"Read this user again"_s, &QAction::text))->trigger();
        read(f, UserStatus::Active);
        QTRY_VERIFY(f.shows(u"Next step: log in as this user"_s));
    }

    void aLoginCancelledAfterItWasSentSaysSo() {
        InspectorFixture f;
        f.showTokens();
        f.button(u"Log in…"_s)->click();
        f.button(u"Log in"_s)->click();
        f.keys[0].complete(SecretString("instance-key"));
        QTRY_COMPARE(f.sessions.logins, 1);
        f.button(u"Cancel"_s)->click();
        loseLogin(f, ErrorKind::Cancelled);
        f.sessions.complete(fail(ErrorKind::Cancelled));
        QTRY_VERIFY(f.shows(u"A login was sent, and how it ended is not known: it may have gone through."_s));
        QTRY_VERIFY(f.button(u"Cancel"_s) == nullptr);
        f.button(u"Log in…"_s)->click(); // and once more before the next one
        QVERIFY(f.shows(u"Log in as Ana Petrović?"_s));
        QVERIFY(f.shows(u"A login was sent, and how it ended is not known: it may have gone through."_s));
        QCOMPARE(f.sessions.logins, 1);
    }

    void tokensHeldWhenALoginGotNoAnswerAreNotProven() {
        InspectorFixture f;
        f.showTokens(start.addSecs(-30'000), start.addSecs(50'000));
        QVERIFY(f.shows(u"Nothing to do"_s));
        loseLogin(f, ErrorKind::Timeout);
        QVERIFY(f.shows(u"Next step: ask the platform"_s));
        QVERIFY(f.spoken().contains(u"not proven"_s));
        QVERIFY(f.shows(u"all earlier tokens of this user have ended"_s));
    }
};

QTEST_MAIN(LoginEvidenceTest)
#include "tst_login_evidence.moc"
