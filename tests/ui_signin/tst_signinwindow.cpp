#include "tests/support/AccessibleControls.h"
#include "ui/signin/SignInWindow.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SecretField.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

SignInAccount acme(bool sessionExpected = false) {
    return {.id = u"acme"_s,
        .title = u"Acme Logistics"_s,
        .subtitle = u"admin@acme.example"_s,
        .email = u"admin@acme.example"_s,
        .environment = Environment::production(),
        .sessionExpected = sessionExpected};
}

/// What was asked for, copied out of the signal.
struct Asked {
    int count = 0;
    QString accountId;
    QString environment;
    QString email;
    QByteArray password;
    bool keep = false;
};

class Fixture {
public:
    explicit Fixture(const QList<SignInAccount> &accounts = {})
        : theme(*qApp, [] { return false; })
        , window(theme) {
        QObject::connect(
            &window, &SignInWindow::signInRequested, &window, [this](const SignInRequest &request) {
                asked = {asked.count + 1, request.accountId, request.environment.id, request.email,
                    request.password.reveal(), request.keepSignedIn};
            });
        window.setAccounts(accounts);
        window.show();
        window.activateWindow();
    }

    QWidget *focused() const { return QApplication::focusWidget(); }
    QLineEdit *email() const { return fieldCalled(u"E-mail"_s); }
    SecretField *password() const { return window.findChild<SecretField *>(); }
    QListView *list() const { return window.findChild<QListView *>(); }
    Banner *banner() const { return window.findChild<Banner *>(); }

    QLineEdit *fieldCalled(const QString &name) const {
        for (QLineEdit *field : window.findChildren<QLineEdit *>())
            if (field->accessibleName() == name)
                return field;
        return nullptr;
    }
    Button *button(const QString &text) const {
        for (Button *candidate : window.findChildren<Button *>())
            if (candidate->text() == text && candidate->isVisibleTo(&window))
                return candidate;
        return nullptr;
    }

    Theme theme;
    SignInWindow window;
    Asked asked;
};

} // namespace

class SignInWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void returnSignsInToTheSandbox() {
        const Fixture it;
        QVERIFY(QTest::qWaitForWindowActive(const_cast<SignInWindow *>(&it.window)));
        QCOMPARE(it.window.currentAccount(), SignInWindow::sandboxAccountId());
        QVERIFY(it.focused() != nullptr);
        QTest::keyClick(it.focused(), Qt::Key_Return);
        QCOMPARE(it.asked.count, 1);
        QCOMPARE(it.asked.environment, u"sandbox"_s);
        QCOMPARE(it.asked.email, u"company@sandbox.example"_s);
        QCOMPARE(it.asked.password, QByteArray("sandbox"));
        QVERIFY(it.asked.keep);
    }

    void accountsThatComeLateLeaveWhatIsTyped() {
        Fixture it;
        QVERIFY(QTest::qWaitForWindowActive(&it.window));
        QLineEdit *email = it.fieldCalled(u"E-mail"_s);
        email->selectAll();
        QTest::keyClicks(email, u"ana@acme.example"_s);
        it.window.setAccounts({acme()});
        QCOMPARE(email->text(), u"ana@acme.example"_s);
    }

    void aKnownAccountWantsItsPassword() {
        const Fixture it({acme()});
        QVERIFY(QTest::qWaitForWindowActive(const_cast<SignInWindow *>(&it.window)));
        QCOMPARE(it.window.currentAccount(), u"acme"_s);
        QCOMPARE(it.email()->text(), u"admin@acme.example"_s);
        QCOMPARE(it.focused(), it.password());
        QTest::keyClick(it.focused(), Qt::Key_Return);
        QCOMPARE(it.asked.count, 0);
        QCOMPARE(it.password()->accessibleDescription(), u"Enter your password."_s);
        QTest::keyClicks(it.focused(), u"secret"_s);
        QVERIFY(it.password()->accessibleDescription().isEmpty());
        QTest::keyClick(it.focused(), Qt::Key_Return);
        QCOMPARE(it.asked.count, 1);
        QCOMPARE(it.asked.accountId, u"acme"_s);
        QCOMPARE(it.asked.environment, u"production"_s);
        QCOMPARE(it.asked.password, QByteArray("secret"));
    }

    void aKeptSessionIsContinuedWithoutAPassword() {
        Fixture it({acme(true)});
        const QSignalSpy continued(&it.window, &SignInWindow::continueRequested);
        QTest::mouseClick(it.button(u"Continue"_s), Qt::LeftButton);
        QCOMPARE(continued.count(), 1);
        QCOMPARE(continued.first().first().toString(), u"acme"_s);
        QCOMPARE(it.asked.count, 0);
        // With a password it is a sign-in like any other.
        it.password()->setText(u"secret"_s);
        QTest::mouseClick(it.button(u"Sign in"_s), Qt::LeftButton);
        QCOMPARE(it.asked.count, 1);
    }

    void nothingMovesWithTheAccountThatIsChosen() {
        Fixture it({acme(true), acme()});
        QVERIFY(QTest::qWaitForWindowActive(&it.window));
        const auto *keep = it.window.findChild<QCheckBox *>();
        const auto where = [&] {
            QCoreApplication::sendPostedEvents();
            return keep->mapTo(&it.window, QPoint());
        };
        it.window.chooseAccount(SignInWindow::sandboxAccountId());
        const QPoint withSandbox = where();
        it.window.chooseAccount(u"acme"_s); // whose session the keychain holds
        QCOMPARE(where(), withSandbox);
        it.button(u"Other account"_s)->click();
        QCOMPARE(where(), withSandbox);
    }

    void aWrongEmailIsSaidAtTheField_data() {
        QTest::addColumn<QString>("email");
        QTest::addColumn<bool>("fine");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("blanks") << u"   "_s << false;
        QTest::newRow("no at") << u"admin"_s << false;
        QTest::newRow("nothing before") << u"@acme.example"_s << false;
        QTest::newRow("nothing after") << u"admin@"_s << false;
        QTest::newRow("two words") << u"ad min@acme.example"_s << false;
        QTest::newRow("blanks around") << u" admin@acme.example "_s << true;
        QTest::newRow("unicode") << u"ána@müller.example"_s << true;
    }
    void aWrongEmailIsSaidAtTheField() {
        QFETCH(const QString, email);
        QFETCH(const bool, fine);
        Fixture it({acme()});
        it.email()->setText(email);
        it.password()->setText(u"secret"_s);
        QTest::mouseClick(it.button(u"Sign in"_s), Qt::LeftButton);
        QCOMPARE(it.asked.count, fine ? 1 : 0);
        QCOMPARE(it.email()->accessibleDescription().isEmpty(), fine);
        if (fine)
            QCOMPARE(it.asked.email, email.trimmed());
    }

    void anotherAccountStartsEmpty() {
        Fixture it({acme()});
        const QSignalSpy chosen(&it.window, &SignInWindow::accountChosen);
        QTest::mouseClick(it.button(u"Other account"_s), Qt::LeftButton);
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen.first().first().toString().isEmpty());
        QVERIFY(it.window.currentAccount().isEmpty());
        QVERIFY(it.email()->text().isEmpty());
        QCOMPARE(it.window.environmentId(), u"production"_s);
        // New accounts arriving (the store was opened) do not throw the choice away.
        it.email()->setText(u"me@acme.example"_s);
        it.window.setAccounts({acme()});
        QVERIFY(it.window.currentAccount().isEmpty());
        QCOMPARE(it.email()->text(), u"me@acme.example"_s);
    }

    void accountsThatArriveLateDisturbNobody() {
        Fixture it;
        it.password()->setFocus();
        QTest::keyClicks(it.password(), u"x"_s);
        it.window.setAccounts({acme()});
        QCOMPARE(it.window.currentAccount(), SignInWindow::sandboxAccountId());
        QCOMPARE(it.password()->secret().reveal(), QByteArray("sandboxx"));
    }

    void accountsThatArriveLateAreOfferedFirst() {
        Fixture it;
        it.window.setAccounts({acme()});
        QCOMPARE(it.window.currentAccount(), u"acme"_s);
        QVERIFY(it.password()->secret().isEmpty());
    }

    void theSandboxIsAlwaysListedAndFilledIn() {
        Fixture it({acme()});
        QCOMPARE(it.list()->model()->rowCount(), 2);
        const QSignalSpy chosen(&it.window, &SignInWindow::accountChosen);
        it.list()->setCurrentIndex(it.list()->model()->index(1, 0));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), SignInWindow::sandboxAccountId());
        QCOMPARE(it.email()->text(), u"company@sandbox.example"_s);
        QVERIFY(!it.password()->secret().isEmpty());
        // Its password does not stay for the next account.
        it.list()->setCurrentIndex(it.list()->model()->index(0, 0));
        QVERIFY(it.password()->secret().isEmpty());
        QCOMPARE(it.email()->text(), u"admin@acme.example"_s);
    }

    void aKnownAccountOfTheSandboxTakesItsPlace() {
        const Fixture it({{.id = u"7"_s,
            .title = u"Sandbox fleet"_s,
            .subtitle = u"company@sandbox.example"_s,
            .email = u"company@sandbox.example"_s,
            .environment = Environment::sandbox({}),
            .sessionExpected = true}});
        QCOMPARE(it.list()->model()->rowCount(), 1);
        QVERIFY(it.button(u"Continue"_s) != nullptr);
    }

    void signingInIsBusyAndCanBeCancelled() {
        Fixture it({acme()});
        const QSignalSpy cancelled(&it.window, &SignInWindow::cancelRequested);
        it.password()->setText(u"secret"_s);
        it.window.showSigningIn();
        QVERIFY(it.button(u"Signing in…"_s)->isBusy());
        QVERIFY(!it.email()->isEnabled());
        QVERIFY(!it.list()->isEnabled());
        QTest::mouseClick(it.button(u"Signing in…"_s), Qt::LeftButton);
        QCOMPARE(it.asked.count, 0);
        QVERIFY(it.button(u"Cancel"_s) == nullptr);
        QTRY_VERIFY(it.button(u"Cancel"_s) != nullptr);
        QTest::mouseClick(it.button(u"Cancel"_s), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        QTest::keyClick(&it.window, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 2);
        it.window.showIdle();
        QVERIFY(!it.button(u"Sign in"_s)->isBusy());
        QVERIFY(it.email()->isEnabled());
        QVERIFY(it.button(u"Cancel"_s) == nullptr);
        QTest::keyClick(&it.window, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 2);
    }

    void restoringSaysSo() {
        Fixture it({acme(true)});
        it.window.showRestoring();
        QVERIFY(it.button(u"Opening your session…"_s)->isBusy());
        it.window.showWaitingForKeychain();
        QVERIFY(it.button(u"Waiting for the keychain…"_s)->isBusy());
        QTRY_VERIFY(it.button(u"Cancel"_s) != nullptr);
    }

    void whatWentWrongStandsAboveTheForm() {
        Fixture it({acme()});
        it.window.showSigningIn();
        it.window.showNotice(
            Tone::Bad, u"Not signed in"_s, u"The platform cannot be reached."_s, u"details"_s);
        QVERIFY(it.banner()->isVisible());
        QCOMPARE(it.banner()->title(), u"Not signed in"_s);
        QVERIFY(!it.button(u"Sign in"_s)->isBusy());
        QVERIFY(it.button(u"Details"_s) != nullptr);
        it.window.showSigningIn();
        QVERIFY(!it.banner()->isVisible());
    }

    void theFieldsSayWhatThePlatformSaidOfThem() {
        Fixture it({acme()});
        it.window.showSigningIn();
        it.window.showFieldErrors({}, u"E-mail or password is wrong."_s);
        QCOMPARE(it.password()->accessibleDescription(), u"E-mail or password is wrong."_s);
        QVERIFY(!it.button(u"Sign in"_s)->isBusy());
    }

    void aRefusalOfTheBudgetCountsDownAndIsLifted() {
        Fixture it({acme()});
        it.password()->setText(u"secret"_s);
        it.window.showRefusedByBudget(u"No sign-ins left"_s, u"in 42 s"_s);
        QVERIFY(!it.button(u"Sign in"_s)->isEnabled());
        it.password()->setFocus();
        QTest::keyClick(it.password(), Qt::Key_Return);
        QCOMPARE(it.asked.count, 0);
        it.window.showRefusedByBudget(u"No sign-ins left"_s, u"in 41 s"_s);
        QCOMPARE(it.banner()->text(), u"in 41 s"_s);
        it.window.liftBudgetRefusal();
        QVERIFY(!it.banner()->isVisible());
        QTest::keyClick(it.password(), Qt::Key_Return);
        QCOMPARE(it.asked.count, 1);
    }

    void aKeptSessionNeedsNoBudget() {
        Fixture it({acme(true)});
        const QSignalSpy continued(&it.window, &SignInWindow::continueRequested);
        it.window.showRefusedByBudget(u"No sign-ins left"_s, u"in 42 s"_s);
        QTest::mouseClick(it.button(u"Continue"_s), Qt::LeftButton);
        QCOMPARE(continued.count(), 1);
    }

    void keychainTroubleOffersTwoWaysOn() {
        Fixture it({acme()});
        const QSignalSpy retry(&it.window, &SignInWindow::retryKeychainRequested);
        const QSignalSpy memory(&it.window, &SignInWindow::useMemoryRequested);
        it.window.showKeychainTrouble(u"The keychain is locked"_s, u"Unlock it."_s);
        QTest::mouseClick(it.button(u"Try again"_s), Qt::LeftButton);
        QTest::mouseClick(it.button(u"Use this session only"_s), Qt::LeftButton);
        QCOMPARE(retry.count(), 1);
        QCOMPARE(memory.count(), 1);
    }

    void everyControlHasAName() {
        Fixture it({acme()});
        it.window.showKeychainTrouble(u"The keychain is locked"_s, u"Unlock it."_s, u"details"_s);
        it.window.findChild<QComboBox *>()->setCurrentIndex(2);
        for (QCheckBox *box : it.window.findChildren<QCheckBox *>())
            box->setChecked(true);
        QCOMPARE(test::namelessControls(it.window), QStringList());
    }

    void tabGoesDownTheForm() {
        const Fixture it({acme()});
        const QStringList expected{u"E-mail"_s, u"Password"_s, u"Show what is typed"_s, u"Environment"_s,
            u"Keep me signed in on this computer (system keychain)"_s, u"Sign in"_s, u"Accounts"_s,
            u"Other account"_s};
        QCOMPARE(test::tabOrder(it.email()), expected);
    }

    void tabGoesThroughAddressesMadeLate() {
        const Fixture it({acme()});
        it.window.findChild<QComboBox *>()->setCurrentIndex(2);
        for (QCheckBox *box : it.window.findChildren<QCheckBox *>())
            if (box->text() == u"Four separate addresses"_s)
                box->setChecked(true);
        const QStringList expected{u"Environment"_s, u"Address"_s, u"Four separate addresses"_s,
            u"Applications and instances"_s, u"Permissions"_s, u"Trips and statistics"_s,
            u"Keep me signed in on this computer (system keychain)"_s};
        QCOMPARE(test::tabOrder(it.window.findChild<QComboBox *>()).first(expected.size()), expected);
    }

    void theSandboxStaysFilledInAfterASignOut() {
        Fixture it;
        it.window.endVisit();
        QTest::keyClick(it.email(), Qt::Key_Return);
        QCOMPARE(it.asked.count, 1);
        QCOMPARE(it.asked.password, "sandbox");
    }

    void aNoticePushesNothingOutOfSight() {
        Fixture it({acme()});
        it.window.findChild<QComboBox *>()->setCurrentIndex(2);
        it.window.showNotice(
            Tone::Bad, u"The platform cannot be reached."_s, u"Check the network."_s, u"details"_s);
        const Button *const signIn = it.button(u"Sign in"_s);
        QTRY_COMPARE(signIn->visibleRegion().boundingRect(), signIn->rect());
    }

    void nothingIsCutOff_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("light") << false << Qt::LeftToRight;
        QTest::newRow("dark") << true << Qt::LeftToRight;
        QTest::newRow("right to left") << false << Qt::RightToLeft;
    }
    void nothingIsCutOff() {
        QFETCH(const bool, dark);
        QFETCH(const Qt::LayoutDirection, direction);
        Fixture it({acme()});
        it.theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        it.window.setLayoutDirection(direction);
        const int edge = direction == Qt::LeftToRight ? it.window.width() - 2 : 2;
        QTRY_COMPARE(
            it.window.grab().toImage().pixelColor(edge, it.window.height() - 2), it.theme.colors().window);
        for (const QString &text : {u"Sign in"_s, u"Other account"_s}) {
            const Button *button = it.button(text);
            QVERIFY(button->width() >= button->sizeHint().width());
            const QRect place(button->mapTo(&it.window, QPoint()), button->size());
            QVERIFY(it.window.rect().contains(place));
        }
    }
};

QTEST_MAIN(SignInWindowTest)
#include "tst_signinwindow.moc"
