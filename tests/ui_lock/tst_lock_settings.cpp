#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "ui/lock/LockSettings.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Secret = std::shared_ptr<SecretString>;

struct Fixture {
    explicit Fixture(bool hasPin)
        : settings(new LockSettings(theme, 10min, hasPin, nullptr))
        , chosen(settings.get(), &LockSettings::pinChosen)
        , removed(settings.get(), &LockSettings::pinRemoved) {
        settings->setAttribute(Qt::WA_DeleteOnClose, false);
        settings->show();
    }

    [[nodiscard]] SecretField *field(const QString &name) const {
        const auto all = settings->findChildren<SecretField *>();
        const auto found = std::ranges::find_if(all,
            [&name](const SecretField *each) { return each->isVisible() && each->accessibleName() == name; });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] Button *button(const QString &name) const {
        const auto all = settings->findChildren<Button *>();
        const auto found = std::ranges::find_if(
            all, [&name](const Button *each) { return each->isVisible() && each->text() == name; });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QString done() const { return settings->findChild<StatusLabel *>()->word(); }
    [[nodiscard]] bool says(const QString &words) const {
        const auto all = settings->findChildren<TextLabel *>();
        return std::ranges::any_of(all,
            [&words](const TextLabel *each) { return each->isVisible() && each->text().contains(words); });
    }
    static QByteArray said(const QSignalSpy &spy, int argument) {
        return spy.last().at(argument).value<Secret>()->reveal();
    }

    Theme theme{*qApp};
    std::unique_ptr<LockSettings> settings;
    QSignalSpy chosen;
    QSignalSpy removed;
};

} // namespace

class tst_lock_settings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        installTranslations(*qApp);
        QVERIFY(qRegisterMetaType<Secret>() > 0);
    }

    void aFirstPinAsksForNone() {
        Fixture f(false);
        QCOMPARE(f.field(u"Current PIN"_s), nullptr);
        QCOMPARE(f.button(u"Remove the PIN"_s), nullptr);
        f.field(u"New PIN"_s)->setText(u"2468"_s);
        f.button(u"Set the PIN"_s)->click();
        QVERIFY(f.says(u"The two are not the same."_s));
        f.field(u"Repeat the PIN"_s)->setText(u"2468"_s);
        f.button(u"Set the PIN"_s)->click();
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(Fixture::said(f.chosen, 0), QByteArray());
        QCOMPARE(Fixture::said(f.chosen, 1), QByteArray("2468"));
        grab(*f.settings, u"lock-settings"_s);
    }

    void whereAnotherConsoleHasSetOneItIsAskedFor() {
        Fixture f(false);
        f.field(u"New PIN"_s)->setText(u"2468"_s);
        f.field(u"Repeat the PIN"_s)->setText(u"2468"_s);
        f.button(u"Set the PIN"_s)->click();
        f.settings->askForCurrent();
        QVERIFY(f.field(u"Current PIN"_s) != nullptr);
        QVERIFY(f.says(u"Enter the current PIN first."_s));
        QVERIFY(f.says(u"A PIN is set."_s));
        QVERIFY(f.button(u"Change the PIN"_s) != nullptr);
    }

    void changingAsksForTheCurrentOne() {
        Fixture f(true);
        f.field(u"New PIN"_s)->setText(u"1357"_s);
        f.field(u"Repeat the PIN"_s)->setText(u"1357"_s);
        f.button(u"Change the PIN"_s)->click();
        QCOMPARE(f.chosen.size(), 0);
        QVERIFY(f.says(u"Enter the current PIN first."_s));
        f.field(u"Current PIN"_s)->setText(u"1111"_s);
        f.button(u"Change the PIN"_s)->click();
        QCOMPARE(f.chosen.size(), 1);
        QCOMPARE(Fixture::said(f.chosen, 0), QByteArray("1111"));

        const int height = f.field(u"Current PIN"_s)->height();
        f.settings->showWrong(4);
        QCoreApplication::sendPostedEvents();
        QTRY_COMPARE(f.field(u"Current PIN"_s)->height(), height); // the window grew instead
        QVERIFY(f.says(u"That is not the PIN. You will be signed out after 4 more wrong PINs."_s));
        QVERIFY(f.field(u"Current PIN"_s)->text().isEmpty());
        QCOMPARE(f.field(u"New PIN"_s)->text(), u"1357"_s); // need not be typed again
        QCOMPARE(namelessControls(*f.settings), QStringList());
        grab(*f.settings, u"lock-settings-wrong"_s);
        f.theme.setMode(ThemeMode::Dark);
        grab(*f.settings, u"lock-settings-wrong-dark"_s);
        f.theme.setMode(ThemeMode::System);

        f.field(u"Current PIN"_s)->setText(u"2468"_s);
        f.button(u"Change the PIN"_s)->click();
        QCOMPARE(f.chosen.size(), 2);
        f.settings->confirm(true);
        QCOMPARE(f.done(), u"The PIN is changed."_s);
        QVERIFY(f.field(u"New PIN"_s)->text().isEmpty());
        QVERIFY(!f.says(u"That is not the PIN."_s));
    }

    void removingAsksForTheCurrentOne() {
        Fixture f(true);
        f.button(u"Remove the PIN"_s)->click();
        QCOMPARE(f.removed.size(), 0);
        QVERIFY(f.says(u"Enter the current PIN first."_s));
        f.field(u"Current PIN"_s)->setText(u"2468"_s);
        f.button(u"Remove the PIN"_s)->click();
        QCOMPARE(f.removed.size(), 1);
        QCOMPARE(Fixture::said(f.removed, 0), QByteArray("2468"));
        f.settings->confirm(false);
        QCOMPARE(f.done(), u"The PIN is removed."_s);
        QCOMPARE(f.field(u"Current PIN"_s), nullptr);
        QVERIFY(f.says(u"No PIN is set"_s));
    }

    void aPinThatTheKeychainHasLostMayBeSetAnew() {
        Fixture f(true);
        f.settings->showTrouble(Error{ErrorKind::NotFound, 0, {}, {}, {}, {}, {}});
        QVERIFY(f.says(u"The keychain no longer holds the PIN, so none is set."_s));
        QCOMPARE(f.field(u"Current PIN"_s), nullptr);
        QVERIFY(f.button(u"Set the PIN"_s));
    }

    void aLockedKeychainLeavesItAsItWas() {
        Fixture f(true);
        f.settings->showTrouble(Error{ErrorKind::SecretLocked, 0, {}, {}, {}, {}, {}});
        QVERIFY(f.says(u"The system's keychain is locked. The PIN is as it was."_s));
        QVERIFY(f.field(u"Current PIN"_s));
    }
};

QTEST_MAIN(tst_lock_settings)
#include "tst_lock_settings.moc"
