#include "tests/support/Grab.h"
#include "tests/ui_inspector/InspectorFixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

/// A deactivated user, and what puts that right.
class ActivationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What was cancelled with the fixture unwinds a turn later.
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void anActivationIsAskedAboutFirst() {
        InspectorFixture f;
        f.showDeactivated();
        QVERIFY(f.shows(u"Next step: activate the user"_s));
        QVERIFY(f.shows(u"Spends no sign-in."_s));
        grab(f.inspector, u"tokens-deactivated"_s);
        f.button(u"Activate…"_s)->setFocus();
        QTest::keyClick(f.button(u"Activate…"_s), Qt::Key_Space);
        QVERIFY(f.shows(u"Activate Ana Petrović?"_s));
        QVERIFY(f.shows(u"The platform lets the user in again"_s));
        grab(f.inspector, u"tokens-activation"_s);
        QCOMPARE(QApplication::focusWidget(), f.button(u"Cancel"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.shows(u"Activate Ana Petrović?"_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Activate…"_s));
        QVERIFY(f.activations.empty());
    }

    /// What is shown then is what the platform says, not what was wished for.
    void anActivatedUserIsReadAgain() {
        InspectorFixture f;
        f.sessions.loginEvidence[ana().deviceToken].when = start;
        f.sessions.loginEvidence[ana().deviceToken].failure = Error::of(ErrorKind::Forbidden);
        const QSignalSpy tried(&f.inspector, &ui::UserInspector::activationTried);
        const QSignalSpy loaded(&f.inspector, &ui::UserInspector::userLoaded);
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        QVERIFY(f.button(u"Activate"_s)->isBusy());
        f.activations.at(0).complete({});
        QTRY_COMPARE(f.loads.size(), std::size_t(2));
        QCOMPARE(tried.count(), 1);
        QVERIFY(f.shows(u"Activate Ana Petrović?"_s)); // until it is known
        f.loads[1].complete(UserDocument{ana(), "{}"});
        QTRY_VERIFY(f.shows(u"Next step: log in as this user"_s)); // the refusal of before is void
        QVERIFY(!f.shows(u"Activate Ana Petrović?"_s));
        QCOMPARE(loaded.count(), 1);
        QCOMPARE(loaded.first().first().value<User>().status, UserStatus::Active);
        QVERIFY(f.button(u"Log in…"_s)->isEnabled());
    }

    /// Nobody's call as a user has told, but the way to the platform is known to all.
    void aWayThatIsClosedIsSaidOfEverybody() {
        InspectorFixture f;
        f.showTokens();
        f.sessions.unreachable = true;
        Q_EMIT f.sessions.reachabilityChanged();
        QVERIFY(f.shows(u"Next step: reach the platform"_s));
        f.sessions.unreachable = false;
        Q_EMIT f.sessions.reachabilityChanged();
        QVERIFY(f.shows(u"Next step: log in as this user"_s));
    }

    void anActivationThatFailsSaysWhatToDo() {
        InspectorFixture f;
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        f.activations.at(0).complete(fail(ErrorKind::Forbidden));
        QTRY_VERIFY(f.shows(u"This account may not do that."_s));
        QVERIFY(f.shows(u"Ask an administrator"_s));
        QCOMPARE(f.loads.size(), std::size_t(1));
        f.button(u"Activate"_s)->click();
        QCOMPARE(f.activations.size(), std::size_t(2));
        QVERIFY(!f.shows(u"This account may not do that."_s));
    }

    void aRecordThatStaysAsItWasIsSaid() {
        InspectorFixture f;
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        f.activations.at(0).complete({});
        QTRY_COMPARE(f.loads.size(), std::size_t(2));
        f.loads[1].complete(UserDocument{InspectorFixture::deactivated(), "{}"});
        QTRY_VERIFY(f.shows(u"still says that the user is deactivated"_s));
    }

    /// Whether it arrived is not known: the record is looked at.
    void aCancelledActivationIsLookedInto() {
        InspectorFixture f;
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        f.button(u"Cancel"_s)->click();
        f.activations.at(0).complete(fail(ErrorKind::Cancelled));
        QTRY_COMPARE(f.loads.size(), std::size_t(2));
        QVERIFY(!f.shows(u"Activate Ana Petrović?"_s));
        f.loads[1].complete(UserDocument{ana(), "{}"});
        QTRY_VERIFY(f.shows(u"Next step: log in as this user"_s));
    }

    void anActivationWhoseAnswerWasLostIsLookedInto_data() {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("refused");
        QTest::newRow("no answer") << ErrorKind::Timeout << false;
        QTest::newRow("cut") << ErrorKind::Offline << false;
        QTest::newRow("broken") << ErrorKind::Server << false;
        QTest::newRow("unreadable") << ErrorKind::Protocol << false;
        QTest::newRow("invalid") << ErrorKind::Validation << true;
        QTest::newRow("too many") << ErrorKind::RateLimited << true;
    }

    /// It may have been done all the same; a refusal is one.
    void anActivationWhoseAnswerWasLostIsLookedInto() {
        QFETCH(const ErrorKind, kind);
        QFETCH(const bool, refused);
        InspectorFixture f;
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        f.activations.at(0).complete(fail(kind));
        QTRY_VERIFY(!f.button(u"Activate"_s)->isBusy());
        QCOMPARE(f.loads.size(), refused ? std::size_t(1) : std::size_t(2));
    }

    void theOverviewLeadsThereAlsoWhileSomethingRuns() {
        InspectorFixture f;
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        f.inspector.setTab(ui::UserInspector::Tab::Overview);
        QTRY_VERIFY(f.button(u"Activate…"_s) != nullptr);
        f.button(u"Activate…"_s)->click();
        QVERIFY(f.shows(u"Activate Ana Petrović?"_s)); // on the tab of the tokens
        QCOMPARE(f.activations.size(), std::size_t(1));
    }

    void anActivationGoesOnWhenAnotherUserIsShown() {
        InspectorFixture f;
        const QSignalSpy loaded(&f.inspector, &ui::UserInspector::userLoaded);
        f.showDeactivated();
        f.button(u"Activate…"_s)->click();
        f.button(u"Activate"_s)->click();
        User other = ana();
        other.deviceToken = DeviceToken(u"0be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        f.inspector.showUser(other);
        f.activations.at(0).complete({});
        QTRY_COMPARE(f.loads.size(), std::size_t(3));
        f.loads[2].complete(UserDocument{ana(), "{}"});
        QTRY_COMPARE(loaded.count(), 1); // for the row in the list
        QCOMPARE(loaded.first().first().value<User>(), ana());
        QCOMPARE(f.inspector.user(), other);
    }
};

QTEST_MAIN(ActivationTest)
#include "tst_activation.moc"
