#include "core/lock/ConsolePin.h"
#include "core/lock/PinHash.h"
#include "tests/support/Await.h"
#include "tests/support/FakeSecretStore.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

SecretString secret(const char *text) {
    return SecretString(QByteArray(text));
}

} // namespace

class ConsolePinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_keychain = std::make_shared<FakeSecretStore>();
        m_pin = std::make_unique<ConsolePin>(m_keychain, 0);
    }

    void theKeychainHoldsOnlyAHash() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        QCOMPARE(m_keychain->entries.size(), 1);
        const QByteArray kept = m_keychain->entries.value(u"console/lock/pin"_s);
        QVERIFY2(kept.startsWith("$argon2id$"), kept.constData());
        QVERIFY(!kept.contains("2468"));
        // Each has a salt of its own.
        QVERIFY(await(m_pin->set(secret("2468"))));
        QVERIFY(m_keychain->entries.value(u"console/lock/pin"_s) != kept);
    }

    void theRightOneIsTold() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        QCOMPARE(await(m_pin->check(secret("2468"))).value(), ConsolePin::Answer::Right);
        QCOMPARE(await(m_pin->check(secret("24680"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->check(secret(""))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(m_pin->wrong(), 2);
        QCOMPARE(await(m_pin->check(secret("2468"))).value(), ConsolePin::Answer::Right);
        QCOMPARE(m_pin->wrong(), 0);
    }

    void fiveWrongOnesAreTheEnd() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        for (int wrong = 1; wrong <= 3; ++wrong)
            QCOMPARE(await(m_pin->check(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        ConsolePin afterARestart(m_keychain, m_pin->wrong());
        QCOMPARE(await(afterARestart.check(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(afterARestart.check(secret("1111"))).value(), ConsolePin::Answer::TooOften);
        QCOMPARE(await(afterARestart.check(secret("2468"))).value(), ConsolePin::Answer::TooOften);
        afterARestart.forgive();
        QCOMPARE(await(afterARestart.check(secret("2468"))).value(), ConsolePin::Answer::Right);
    }

    void wrongOnesElsewhereCountToo() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        m_pin->recount(3);
        QCOMPARE(await(m_pin->check(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->check(secret("1111"))).value(), ConsolePin::Answer::TooOften);
    }

    void withoutTheKeychainNothingIsDecided() {
        QCOMPARE(await(m_pin->check(secret("2468"))).error().kind, ErrorKind::NotFound);
        m_keychain->readFailure = ErrorKind::SecretLocked;
        QCOMPARE(await(m_pin->check(secret("2468"))).error().kind, ErrorKind::SecretLocked);
        m_keychain->writeFailure = ErrorKind::SecretDenied;
        QCOMPARE(await(m_pin->set(secret("2468"))).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(m_pin->wrong(), 0);
    }

    void whatIsNoHashMatchesNothing() {
        QVERIFY(!await(PinHash::matches(secret("rubbish"), secret("rubbish"))).value());
    }

    void anotherOneOrNoneTakesThePresentOne() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        QCOMPARE(await(m_pin->replace(secret("1111"), secret("1357"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->remove(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(m_pin->wrong(), 2);
        QCOMPARE(await(m_pin->check(secret("2468"))).value(), ConsolePin::Answer::Right); // it is as it was
        QCOMPARE(await(m_pin->replace(secret("2468"), secret("1357"))).value(), ConsolePin::Answer::Right);
        QCOMPARE(await(m_pin->check(secret("2468"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->remove(secret("1357"))).value(), ConsolePin::Answer::Right);
        QCOMPARE(m_pin->wrong(), 0);
        QVERIFY(m_keychain->entries.isEmpty());
        QCOMPARE(await(m_pin->remove(secret("1357"))).error().kind, ErrorKind::NotFound);
    }

    void wrongOnesCountWhereverTheyAreTyped() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        QCOMPARE(await(m_pin->check(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->remove(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->check(secret("1111"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->replace(secret("1111"), secret("1357"))).value(), ConsolePin::Answer::Wrong);
        QCOMPARE(await(m_pin->remove(secret("1111"))).value(), ConsolePin::Answer::TooOften);
        QCOMPARE(await(m_pin->replace(secret("2468"), secret("1357"))).value(), ConsolePin::Answer::TooOften);
        QCOMPARE(m_keychain->entries.size(), 1);
    }

    void aKeychainThatWillNotChangeLeavesItAsItWas() {
        QVERIFY(await(m_pin->set(secret("2468"))));
        m_keychain->writeFailure = ErrorKind::SecretDenied;
        QCOMPARE(await(m_pin->replace(secret("2468"), secret("1357"))).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(await(m_pin->remove(secret("2468"))).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(await(m_pin->check(secret("2468"))).value(), ConsolePin::Answer::Right);
    }

private:
    std::shared_ptr<FakeSecretStore> m_keychain;
    std::unique_ptr<ConsolePin> m_pin;
};

QTEST_GUILESS_MAIN(ConsolePinTest)
#include "tst_console_pin.moc"
