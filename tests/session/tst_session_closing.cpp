#include "tests/session/Console.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

class tst_session_closing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsUnderWayAreCancelled() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.transport->holds = [](const HttpRequest &) { return true; };
        std::vector<Result<HttpResponse>> answers;
        QObject context;
        console.beginCalls(20, &context, answers);
        QVERIFY(world.pass(console.session->close()).has_value());
        QVERIFY(world.passUntil([&] { return answers.size() == 20; }));
        for (const auto &answer : answers)
            QCOMPARE(kindOf(answer), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::Closing);
        QCOMPARE(kindOf(console.call()), ErrorKind::Cancelled);
        QCOMPARE(kindOf(console.signIn()), ErrorKind::Cancelled);
        QCOMPARE(kindOf(console.restore()), ErrorKind::Cancelled);
        QCOMPARE(kindOf(world.pass(console.session->signOut())), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::Closing);
    }

    void destroyedWithCallsUnderWay() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.transport->holds = [](const HttpRequest &) { return true; };
        const auto api = console.session->api();
        std::vector<Result<HttpResponse>> answers;
        QObject context;
        console.beginCalls(5, &context, answers);
        console.session.reset();
        QVERIFY(world.passUntil([&] { return answers.size() == 5; }));
        for (const auto &answer : answers)
            QCOMPARE(kindOf(answer), ErrorKind::Cancelled);
        QCOMPARE(kindOf(world.pass(api->send(Console::request(), {}))), ErrorKind::Cancelled);
    }

    void aRefreshUnderWayIsBroughtHome() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
            world.platform.expireAccessTokens();
            console.transport->holds
                = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
            std::vector<Result<HttpResponse>> answers;
            QObject context;
            console.beginCalls(3, &context, answers);
            QVERIFY(world.passUntil([&] { return console.state() == SessionState::Refreshing; }));
            QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
            auto closing = console.session->close();
            QTRY_COMPARE(answers.size(), 3U);
            for (const auto &answer : answers)
                QCOMPARE(kindOf(answer), ErrorKind::Cancelled);
            console.transport->release();
            QVERIFY(world.pass(std::move(closing)).has_value());
            QCOMPARE(world.platform.refreshes, 1);
        }
        Console console(world);
        QVERIFY(console.restore().has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void aRefreshThatHangsDoesNotHoldTheDoor() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        auto call = console.session->api()->send(Console::request(), {});
        QVERIFY(world.passUntil([&] { return console.state() == SessionState::Refreshing; }));
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        const auto begun = world.clock->elapsed();
        QVERIFY(world.pass(console.session->close()).has_value());
        QVERIFY(world.clock->elapsed() - begun <= 4s);
        QCOMPARE(kindOf(world.pass(std::move(call))), ErrorKind::Cancelled);
    }

    void aKeychainThatHangsAtTheUnlockDoesNotHoldTheDoor() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.session->lock();
        world.keychain->hangs = true;
        auto unlocking = console.session->unlock();
        const auto begun = world.clock->elapsed();
        QVERIFY(world.pass(console.session->close()).has_value());
        QVERIFY(world.clock->elapsed() - begun <= 4s);
        QCOMPARE(kindOf(world.pass(std::move(unlocking))), ErrorKind::Cancelled);
    }

    void destroyedWhileSigningIn() {
        World world;
        Console console(world);
        console.transport->holds = [](const HttpRequest &) { return true; };
        auto signingIn = console.session->signIn(admin, SecretString("sandbox"), true);
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        console.session.reset();
        QCOMPARE(kindOf(world.pass(std::move(signingIn))), ErrorKind::Cancelled);
        QVERIFY(world.keychain->entries.isEmpty());
    }

    void destroyedFromItsOwnSignal() {
        World world;
        Console console(world);
        connect(console.session.get(), &Session::factsChanged, this, [&](const SessionFacts &facts) {
            if (facts.state == SessionState::Active)
                console.session.release()->deleteLater();
        });
        QVERIFY(console.signIn().has_value());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void signedOutFromItsOwnSignal() {
        World world;
        Console console(world);
        connect(console.session.get(), &Session::factsChanged, this, [&](const SessionFacts &facts) {
            if (facts.state == SessionState::Expired)
                (void)console.session->signOut();
        });
        QVERIFY(console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        const auto answers = console.callAtOnce(5);
        for (const auto &answer : answers)
            QVERIFY(!answer.has_value());
        QTRY_COMPARE(console.state(), SessionState::SignedOut);
        QTRY_VERIFY(world.keychain->entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_session_closing)
#include "tst_session_closing.moc"
