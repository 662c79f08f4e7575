#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "ui/lock/LockCover.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

struct Fixture {
    explicit Fixture(bool wantsPin)
        : cover(theme, wantsPin, &window)
        , lifts(&cover, &LockCover::liftRequested)
        , keychains(&cover, &LockCover::keychainRequested)
        , givenUp(&cover, &LockCover::keychainGivenUp) {
        window.resize(900, 620);
        cover.setGeometry(window.rect());
        window.show();
        cover.takeFocus();
    }

    [[nodiscard]] Button *button(const QString &name) const {
        const auto all = cover.findChildren<Button *>();
        const auto found = std::ranges::find_if(
            all, [&name](const Button *each) { return each->isVisible() && each->text() == name; });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] bool says(const QString &words) const {
        const auto all = cover.findChildren<TextLabel *>();
        return std::ranges::any_of(all,
            [&words](const TextLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    [[nodiscard]] SecretField *pin() const { return cover.findChild<SecretField *>(); }

    Theme theme{*qApp};
    QWidget window;
    LockCover cover;
    QSignalSpy lifts;
    QSignalSpy keychains;
    QSignalSpy givenUp;
};

} // namespace

class tst_lock_cover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);
        QVERIFY(qRegisterMetaType<std::shared_ptr<SecretString>>() > 0);
    }

    void aKeyLiftsItWhereThereIsNoPin() {
        Fixture f(false);
        QTest::keyClick(&f.cover, Qt::Key_Control);
        QCOMPARE(f.lifts.size(), 0);
        QTest::keyClick(&f.cover, Qt::Key_Space);
        QCOMPARE(f.lifts.size(), 1);
        QVERIFY(f.cover.touch());
        QCOMPARE(f.lifts.size(), 2);
        f.cover.showBusy();
        QTest::keyClick(&f.cover, Qt::Key_Space);
        QCOMPARE(f.lifts.size(), 2);
        QCOMPARE(f.button(u"Sign out"_s), nullptr);
        grab(f.window, u"lock-cover"_s);
    }

    void theKeychainsLockIsOfferedForUnlocking_data() {
        QTest::addColumn<bool>("wantsPin");
        QTest::newRow("without a PIN") << false;
        QTest::newRow("with a PIN") << true;
    }

    void theKeychainsLockIsOfferedForUnlocking() {
        QFETCH(const bool, wantsPin);
        Fixture f(wantsPin);
        if (wantsPin) {
            QVERIFY(!f.cover.touch());
            QTest::keyClicks(f.pin(), u"2468"_s);
            QTest::keyClick(f.pin(), Qt::Key_Return);
        } else {
            QTest::keyClick(&f.cover, Qt::Key_Space);
        }
        QCOMPARE(f.lifts.size(), 1);
        f.cover.showBusy();
        f.cover.showTrouble(Error{ErrorKind::SecretLocked, 0, {}, {}, {}, {}, {}});
        QVERIFY(f.says(u"The system's keychain is locked. Unlock it"_s));
        QVERIFY(f.button(u"Sign out"_s));
        QVERIFY(f.button(u"Try again"_s));
        QVERIFY(f.button(u"Unlock the keychain"_s));
        QCOMPARE(f.button(u"Unlock"_s), nullptr); // one thing at a time
        QCOMPARE(f.window.focusWidget(), f.button(u"Unlock the keychain"_s));
        QCOMPARE(namelessControls(f.cover), QStringList());
        grab(f.window, wantsPin ? u"lock-cover-pin-keychain"_s : u"lock-cover-keychain"_s);

        f.button(u"Unlock the keychain"_s)->click();
        QCOMPARE(f.keychains.size(), 1);
        f.cover.showUnlocking();
        QVERIFY(f.says(u"The system asks for the password of its keychain"_s));
        QCOMPARE(f.button(u"Try again"_s), nullptr);
        QVERIFY(f.button(u"Sign out"_s)); // always a way out
        f.button(u"Cancel"_s)->click();
        QCOMPARE(f.givenUp.size(), 1);
        grab(f.window, u"lock-cover-unlocking"_s);

        f.cover.showTrouble(Error{ErrorKind::SecretLocked, 0, {}, {}, {}, {}, {}});
        QCOMPARE(f.button(u"Cancel"_s), nullptr);
        f.cover.tryAgain(); // with the PIN that was typed
        QCOMPARE(f.lifts.size(), 2);
        const auto pin = f.lifts.last().first().value<std::shared_ptr<SecretString>>();
        QCOMPARE(pin->reveal(), wantsPin ? QByteArray("2468") : QByteArray());
    }

    void otherTroubleIsTriedAgain() {
        Fixture f(false);
        f.cover.showTrouble(Error{ErrorKind::Timeout, 0, {}, {}, {}, {}, {}});
        QVERIFY(f.says(u"The keychain does not answer. Try again, or sign out."_s));
        QCOMPARE(f.button(u"Unlock the keychain"_s), nullptr);
        f.button(u"Try again"_s)->click();
        QCOMPARE(f.lifts.size(), 1);
    }

    void noPinStaysTypedAfterOtherTrouble() {
        Fixture f(true);
        QTest::keyClicks(f.pin(), u"2468"_s);
        QTest::keyClick(f.pin(), Qt::Key_Return);
        f.cover.showBusy();
        f.cover.showTrouble(Error{ErrorKind::Timeout, 0, {}, {}, {}, {}, {}});
        QVERIFY(f.pin()->text().isEmpty());
        QCOMPARE(f.window.focusWidget(), f.pin());
    }

    void aPinThatIsGoneLeavesOnlyTheWayOut() {
        Fixture f(true);
        f.cover.showTrouble(Error{ErrorKind::NotFound, 0, {}, {}, {}, {}, {}});
        QVERIFY(f.says(u"The keychain no longer holds the PIN."_s));
        QVERIFY(f.button(u"Sign out"_s));
        QCOMPARE(f.button(u"Unlock the keychain"_s), nullptr);
        QCOMPARE(f.button(u"Try again"_s), nullptr);
    }

    void aClickBesideThePinLeavesTheFocusThere() {
        Fixture f(true);
        QCOMPARE(f.window.focusWidget(), f.pin());
        QTest::mouseClick(&f.cover, Qt::LeftButton, {}, QPoint(20, 20));
        QCOMPARE(f.window.focusWidget(), f.pin());
        QCOMPARE(f.lifts.size(), 0);
    }

    void aPinMayBeSetOrRemovedWhileTheLockFalls() {
        Fixture f(false);
        QVERIFY(!f.pin()->isVisible());
        f.cover.setWantsPin(true);
        QVERIFY(f.says(u"Enter the PIN of this console"_s));
        QVERIFY(f.button(u"Sign out"_s));
        QCOMPARE(f.window.focusWidget(), f.pin());
        QVERIFY(!f.cover.touch());
        QTest::keyClick(&f.cover, Qt::Key_Space);
        QCOMPARE(f.lifts.size(), 0);
        QTest::keyClicks(f.pin(), u"2468"_s);
        QTest::keyClick(f.pin(), Qt::Key_Return);
        QCOMPARE(f.lifts.size(), 1);
        QCOMPARE(f.lifts.first().first().value<std::shared_ptr<SecretString>>()->reveal(), "2468"_ba);
        grab(f.window, u"lock-cover-pin-set-late"_s);

        f.cover.setWantsPin(false);
        QVERIFY(!f.pin()->isVisible());
        QVERIFY(f.pin()->text().isEmpty());
        QVERIFY(f.says(u"Press a key or click"_s));
        QCOMPARE(f.button(u"Sign out"_s), nullptr);
        QTest::keyClick(&f.cover, Qt::Key_Space);
        QCOMPARE(f.lifts.size(), 2);
    }

    void aWrongPinIsNoTroubleOfTheKeychain() {
        Fixture f(true);
        f.cover.showTrouble(Error{ErrorKind::SecretLocked, 0, {}, {}, {}, {}, {}});
        f.cover.showWrong(3);
        QVERIFY(f.says(u"after 3 more wrong PINs"_s));
        QVERIFY(f.says(u"Enter the PIN of this console"_s));
        QCOMPARE(f.button(u"Unlock the keychain"_s), nullptr);
        QVERIFY(f.pin()->text().isEmpty());
        grab(f.window, u"lock-cover-pin"_s);
        f.theme.setMode(ThemeMode::Dark);
        grab(f.window, u"lock-cover-pin-dark"_s);
    }
};

QTEST_MAIN(tst_lock_cover)
#include "tst_lock_cover.moc"
