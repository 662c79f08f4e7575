#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"
#include "tests/console/Keyring.h"

#include <QListView>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// The keychain in every state it is met in; the test runs once for each.
class tst_console_keychain : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
        start();
    }
    void cleanup() {
        end();
        if (m_state == u"unlocked")
            QVERIFY(unlockKeyring());
    }

    void signsInWhereTokensCannotBeKept() {
        const QHash<QString, QString> words{{u"locked"_s, u"The system's keychain is locked."_s},
            {u"absent"_s, u"This computer has no keychain that can be used."_s},
            {u"no-collection"_s, u"This computer has no keychain that can be used."_s}};
        if (!words.contains(m_state))
            QSKIP("tokens can be kept here");
        QVERIFY(signIn());
        VERIFY_SOON(m_person.sees(u"Fleetkey cannot keep you signed in. "_s + words.value(m_state)));
        QVERIFY(pressSoon(u"Try again"_s));
        VERIFY_SOON(m_person.sees(u"Fleetkey cannot keep you signed in. "_s + words.value(m_state)));
        QVERIFY(m_person.press(u"This session only"_s));
        VERIFY_SOON(!m_person.sees(u"Fleetkey cannot keep you signed in."_s));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(listIsHere());
        QVERIFY(registerUser(u"Without-keychain"_s));
        VERIFY_SOON(m_person.sees(u"Without-keychain is registered"_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());

        // Nothing was kept: the next start asks, and spends nothing by itself.
        start();
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(m_person.sees(u"at most 4 sign-in"_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void aLockedOneIsTriedAgain() {
        if (!meetLocked())
            QSKIP("needs an open keychain to begin with");
        VERIFY_SOON(m_person.sees(u"The system's keychain is locked."_s));
        QVERIFY(m_person.press(u"Try again"_s));
        // The system asks for the keychain's password, and nobody can answer.
        VERIFY_SOON(m_person.sees(u"The system did not let Fleetkey use the keychain."_s));
        QVERIFY(unlockKeyring());
        QVERIFY(m_person.press(u"Try again"_s));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void aLockedOneIsDoneWithout() {
        if (!meetLocked())
            QSKIP("needs an open keychain to begin with");
        QVERIFY(pressSoon(u"Use this session only"_s));
        VERIFY_SOON(!m_person.sees(u"The system's keychain is locked."_s));
        QVERIFY(m_person.write(u"Password"_s, m_password));
        QVERIFY(m_person.press(u"Sign in"_s));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 2);
        // The choice was made; nobody is asked again. Meanwhile a registration has come to its end.
        QVERIFY(registerUser(u"In-memory"_s));
        VERIFY_SOON(m_person.sees(u"In-memory is registered"_s));
        QVERIFY(!m_person.sees(u"Fleetkey cannot keep you signed in."_s));
        QVERIFY(quit());
    }

    /// Off the list, nothing could reach its tokens any more.
    void aLockedOneIsOpenedToForgetAnAccount() {
        if (m_state != u"unlocked")
            QSKIP("needs an open keychain to begin with");
        const QString application = u"application@sandbox.example"_s;
        QVERIFY(signIn(application));
        VERIFY_SOON(keptTokens(application).size() == 2);
        QVERIFY(quit());
        QVERIFY(lockKeyring());
        start();
        VERIFY_SOON(m_person.sees(u"The system's keychain is locked."_s));
        QTest::keyClick(m_person.window()->findChild<QListView *>(), Qt::Key_Delete);
        QVERIFY(pressSoon(u"Forget it"_s));
        VERIFY_SOON(m_person.sees(u"The account stays in the list"_s));
        QVERIFY(unlockKeyring());
        QCOMPARE(keptTokens(application).size(), 2);
        QVERIFY(m_person.press(u"Try again"_s));
        VERIFY_SOON(!m_person.sees(application));
        QVERIFY(keptTokens(application).isEmpty());
        QVERIFY(quit());
    }

    /// What was never kept needs no erasing.
    void signsOutOfWhatCouldNotBeKept() {
        if (m_state == u"unlocked")
            QSKIP("tokens can be kept here");
        QVERIFY(signIn());
        QVERIFY(pressSoon(u"This session only"_s));
        VERIFY_SOON(!m_person.sees(u"Fleetkey cannot keep you signed in."_s));
        QVERIFY(m_person.useMenu(u"Sign out"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(!m_person.sees(u"The keychain is still erasing your tokens."_s));
        QVERIFY(!m_person.sees(u"the keychain kept the tokens"_s));
        QVERIFY(quit());
    }

    void aSlowOneIsWaitedForInWords() {
        if (m_state != u"unlocked")
            QSKIP("needs an open keychain to begin with");
        QVERIFY(signInAndQuit());
        {
            const KeyringPause pause;
            QVERIFY(pause.isInEffect());
            start();
            VERIFY_SOON(m_person.sees(u"Opening your session"_s));
            VERIFY_SOON(m_person.sees(u"Waiting for the keychain"_s));
            QVERIFY(m_person.button(u"Cancel"_s) != nullptr); // nobody is held up
        }
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void itLocksWhileSomebodyWorks() {
        if (m_state != u"unlocked")
            QSKIP("needs an open keychain to begin with");
        QVERIFY(signIn());
        VERIFY_SOON(keptTokens(company).size() == 2);
        QVERIFY(lockKeyring());
        QVERIFY(m_control->expire(company));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"Fleetkey cannot keep you signed in. The system's keychain is locked."_s));
        VERIFY_SOON(m_control->refreshes() == 1);
        QVERIFY(unlockKeyring());
        QVERIFY(m_person.press(u"Try again"_s));
        VERIFY_SOON(!m_person.sees(u"Fleetkey cannot keep you signed in."_s));
        QVERIFY(quit());

        // What was stored are the new tokens.
        start();
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(m_control->refreshes(), 1);
        QVERIFY(quit());
    }

    void signingOutWaitsForNobody() {
        if (m_state != u"unlocked")
            QSKIP("needs an open keychain to begin with");
        QVERIFY(signIn());
        VERIFY_SOON(keptTokens(company).size() == 2);
        {
            const KeyringPause pause;
            QVERIFY(pause.isInEffect());
            QVERIFY(m_person.useMenu(u"Sign out"_s));
            VERIFY_SOON(m_person.sees(u"The keychain is still erasing your tokens."_s));
            QVERIFY(m_person.button(u"Sign in"_s)->isEnabled());
            VERIFY_SOON(m_person.rows() == -1);
        }
        VERIFY_SOON(!m_person.sees(u"The keychain is still erasing your tokens."_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(quit());
    }

    /// Whoever closes the window meanwhile is told all the same.
    void whatCouldNotBeErasedIsTold() {
        if (m_state != u"unlocked")
            QSKIP("needs an open keychain to begin with");
        QVERIFY(signIn());
        VERIFY_SOON(keptTokens(company).size() == 2);
        {
            const KeyringPause pause;
            QVERIFY(m_person.useMenu(u"Sign out"_s));
            VERIFY_SOON(m_person.sees(u"The keychain is still erasing your tokens."_s));
            QVERIFY(m_person.closeWindow());
            VERIFY_SOON(m_person.sees(u"You are signed out, but the keychain kept the tokens"_s));
            QVERIFY(!m_console->hasEnded());
        }
        QVERIFY(quit());
    }

private:
    /// Signs in, leaves, and comes back to a locked keychain.
    bool meetLocked() {
        if (m_state != u"unlocked" || !signIn() || !soon([] { return keptTokens(company).size() == 2; })
            || !quit() || !lockKeyring())
            return false;
        start();
        return true;
    }

    const QString m_state = qEnvironmentVariable("FLEETKEY_KEYRING");
};

QTEST_MAIN(tst_console_keychain)
#include "tst_console_keychain.moc"
