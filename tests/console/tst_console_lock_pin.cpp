#include "tests/console/LockFixture.h"

#include <QTableView>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// The PIN that lifts the lock, and who may change it.
class tst_console_lock_pin : public LockFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QVERIFY(beginSignedIn());
        m_pin = secret(8);
        m_next = secret(8);
        m_wrong = secret(8);
    }
    void cleanup() { endUnlocked(); }

    void aPinIsAskedForAndFiveWrongOnesSignOut() {
        QVERIFY(setPin(m_pin));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_A);
        QVERIFY(m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_person.sees(u"Type a command"_s));
        QVERIFY(enterPin(m_wrong));
        VERIFY_SOON(m_person.sees(u"That is not the PIN. You will be signed out after 4 more wrong PINs."_s));
        QVERIFY(enterPin(m_pin));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());

        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(isSignedOutByWrongPins());
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(quit());
    }

    void aRestartDoesNotLiftIt() {
        QVERIFY(setPin(m_pin));
        QVERIFY(quit());
        m_console.reset();
        start();
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(m_person.table() == nullptr);
        QVERIFY(enterPin(m_pin));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);

        QVERIFY(m_person.useMenu(u"Settings"_s));
        QVERIFY(pressSoon(u"Remove the PIN"_s));
        QVERIFY(m_person.sees(u"Enter the current PIN first."_s));
        QVERIFY(m_person.write(u"Current PIN"_s, m_pin));
        QVERIFY(pressSoon(u"Remove the PIN"_s));
        VERIFY_SOON(m_person.sees(u"No PIN is set"_s));
        QVERIFY(closeWindowCalled(u"Settings"_s));
        VERIFY_SOON(hasDone(u"PIN of this console removed"_s));
        QVERIFY(quit());
    }

    void whoDoesNotKnowThePinDoesNotChangeIt() {
        QVERIFY(setPin(m_pin));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(enterPin(m_wrong));
        VERIFY_SOON(m_person.sees(u"after 4 more wrong PINs."_s));
        QVERIFY(enterPin(m_pin));
        VERIFY_SOON(!m_person.sees(locked));

        QVERIFY(m_person.useMenu(u"Settings"_s));
        QVERIFY(changePin(m_wrong, m_next));
        VERIFY_SOON(m_person.sees(u"That is not the PIN. You will be signed out after 4 more wrong PINs."_s));
        QVERIFY(changePin(m_pin, m_next));
        VERIFY_SOON(m_person.field(u"New PIN"_s)->text().isEmpty());
        QVERIFY(closeWindowCalled(u"Settings"_s));
        VERIFY_SOON(hasDone(u"PIN of this console changed"_s));
        QVERIFY(hasDone(u"PIN of this console set"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(enterPin(m_pin));
        VERIFY_SOON(m_person.sees(u"after 4 more wrong PINs."_s));
        QVERIFY(enterPin(m_next));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(quit());
    }

    void fiveWrongOnesInTheSettingsSignOutToo() {
        QVERIFY(setPin(m_pin));
        QVERIFY(m_person.useMenu(u"Settings"_s));
        for (int left = 4; left > 0; --left) {
            QVERIFY(changePin(m_wrong, m_next));
            VERIFY_SOON(m_person.sees(u"signed out after %1 more wrong PIN"_s.arg(left)));
        }
        QVERIFY(changePin(m_wrong, m_next));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(!isOpen(u"Settings"_s));
        QVERIFY(quit());
    }

    void aForgottenPinIsReplacedAfterTheSignIn() {
        QVERIFY(setPin(m_pin));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(isSignedOutByWrongPins());
        QVERIFY(signIn());
        QVERIFY(m_person.useMenu(u"Settings"_s));
        VERIFY_SOON(m_person.sees(u"The PIN was wrong five times in a row"_s));
        QVERIFY(m_person.write(u"New PIN"_s, m_next) && m_person.write(u"Repeat the PIN"_s, m_next));
        QVERIFY(pressSoon(u"Set the PIN"_s));
        VERIFY_SOON(m_person.sees(u"A PIN is set."_s));
        QVERIFY(closeWindowCalled(u"Settings"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(enterPin(m_pin));
        VERIFY_SOON(m_person.sees(u"after 4 more wrong PINs."_s));
        QVERIFY(enterPin(m_next));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(m_person.useMenu(u"Settings"_s)); // it is known again
        VERIFY_SOON(m_person.sees(u"Remove the PIN"_s));
        QVERIFY(closeWindowCalled(u"Settings"_s));
        QVERIFY(quit());
    }

    void behindThePinTheKeychainIsOfferedToo() {
        QVERIFY(setPin(m_pin));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(lockKeyring());
        QVERIFY(enterPin(m_pin));
        VERIFY_SOON(m_person.sees(u"The system's keychain is locked."_s));
        QVERIFY(unlockKeyring());
        QVERIFY(m_person.press(u"Unlock the keychain"_s)); // and with the PIN that was typed
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QVERIFY(quit());
    }

private:
    /// Whether the place "Activity" tells of it.
    [[nodiscard]] bool hasDone(const QString &what) const {
        const auto tables = main()->window()->findChildren<QTableView *>();
        const auto activity = std::ranges::find(tables, u"Activity"_s, &QTableView::accessibleName);
        if (activity == tables.end() || !m_person.useMenu(u"Activity"_s))
            return false;
        const QAbstractItemModel &model = *(*activity)->model();
        return !model.match(model.index(0, 1), Qt::DisplayRole, what, 1, Qt::MatchExactly).isEmpty();
    }

    /// Five wrong ones at the cover; each but the last says how many are left.
    bool isSignedOutByWrongPins() {
        for (int left = 4; left > 0; --left) {
            const QString words = u"signed out after %1 more wrong PIN"_s.arg(left);
            if (!enterPin(m_wrong) || !soon([&] { return m_person.sees(words); }))
                return false;
        }
        return enterPin(m_wrong) && soon([this] { return m_person.sees(u"Sign in to Sandbox fleet"_s); });
    }

    QString m_pin;
    QString m_next; ///< what it is changed to
    QString m_wrong;
};

QTEST_MAIN(tst_console_lock_pin)
#include "tst_console_lock_pin.moc"
