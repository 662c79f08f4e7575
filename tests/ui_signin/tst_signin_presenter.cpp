#include "tests/session/Console.h"
#include "tests/support/Unwind.h"
#include "ui/signin/SignInForm.h"
#include "ui/signin/SignInPresenter.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SecretField.h"

#include <QListView>
#include <QTest>

#include <tuple>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

const QString sandboxAdmin = u"company@sandbox.example"_s;

QCoro::Task<Result<ReadyConnection>> connected(Environment environment, SessionParts parts) {
    co_await parts.accounts->all(); // never at once, as with the real ones
    auto session = std::make_unique<Session>(environment, parts);
    co_return ReadyConnection{std::make_shared<Connection>(
        Connection{std::move(environment), std::move(parts), std::move(session)})};
}

QCoro::Task<Result<void>> closed(std::shared_ptr<Connection> connection) {
    co_return co_await connection->session->close();
}

/// The sign-in window of the sandbox, with its account filled in; the platform, the keychain and the time
/// are the test's.
class Fixture {
public:
    Fixture()
        : console(world)
        , theme(*qApp, [] { return false; })
        , window(theme)
        , presenter(window, ports()) {
        QObject::connect(&presenter, &SignInPresenter::signedIn, &window,
            [this](const std::shared_ptr<Connection> &connection) { left.push_back(connection); });
        window.show();
        presenter.start();
        world.passUntil([this] { return sees(u"at most 5 sign-in"_s); });
    }
    ~Fixture() {
        presenter.giveUp();
        for (const auto &connection : left)
            std::ignore = world.pass(closed(connection));
    }

    SignInPorts ports() {
        return {[this](Environment environment) { return connected(std::move(environment), console.parts); },
            [this](const QString &) { return console.budget; },
            {[this](KnownAccount) { return asTask(Pending<AccountBelongings>::ready(belongings)); },
                [this](KnownAccount, bool unlock) {
                    unlocks += unlock ? 1 : 0;
                    forgotten += forgetFailure ? 0 : 1;
                    return asTask(Pending<void>::ready(
                        forgetFailure ? Result<void>(fail(*forgetFailure)) : Result<void>()));
                },
                [this](const KnownAccount &) { return open; }},
            [this](const std::shared_ptr<Connection> &connection) { left.push_back(connection); },
            console.parts.accounts, world.clock};
    }

    [[nodiscard]] Button *button(const QString &text) const {
        for (Button *candidate : window.findChildren<Button *>())
            if (candidate->text() == text && candidate->isVisibleTo(&window))
                return candidate;
        return nullptr;
    }
    bool press(const QString &text) const {
        Button *const found = button(text);
        if (found)
            found->click();
        return found != nullptr;
    }
    void write(const QByteArray &password) const {
        window.findChild<SecretField *>()->setText(QString::fromUtf8(password));
    }
    [[nodiscard]] bool sees(const QString &words) const {
        const auto stands = [&](const QString &text) { return text.contains(words); };
        for (const QLabel *label : window.findChildren<QLabel *>())
            if (label->isVisibleTo(&window) && stands(label->text()))
                return true;
        for (const Button *shown : window.findChildren<Button *>())
            if (shown->isVisibleTo(&window) && stands(shown->text()))
                return true;
        return false;
    }
    [[nodiscard]] QLineEdit *email() const {
        for (QLineEdit *field : window.findChildren<QLineEdit *>())
            if (field->accessibleName() == u"E-mail")
                return field;
        return nullptr;
    }
    /// Signs in, so that there is an account, and waits for the question.
    void askToForget() {
        if (left.empty()) {
            QVERIFY(press(u"Sign in"_s));
            QVERIFY(console.expectsSession(true));
            presenter.giveUp();
            presenter.showAccounts();
            QVERIFY(soon([&] { return button(u"Continue"_s) != nullptr; }));
        }
        Q_EMIT window.forgetAccountRequested(SignInWindow::sandboxAccountId());
        QVERIFY(soon([&] { return button(u"Forget it"_s) != nullptr; }));
    }
    /// Whether so many have signed in, and the tokens of the last rest there.
    [[nodiscard]] bool isKept(std::size_t signedIn, TokensKeptIn place) const {
        return left.size() == signedIn && left.back()->session->facts().keptIn == place;
    }
    bool soon(const std::function<bool()> &condition) const { return world.passUntil(condition); }

    Unwind unwind;
    bool open = false; ///< the account's window
    AccountBelongings belongings; ///< of any account
    std::optional<ErrorKind> forgetFailure;
    int forgotten = 0;
    int unlocks = 0; ///< asked for, before something was forgotten
    World world;
    Console console;
    Theme theme;
    SignInWindow window;
    std::vector<std::shared_ptr<Connection>> left;
    SignInPresenter presenter;
};

} // namespace

class tst_signin_presenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInToTheSandbox() {
        Fixture it;
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.left.size() == 1; }));
        QCOMPARE(it.world.platform.logins, 1);
    }

    void anAccountThatStandsOpenIsNotForgotten() {
        Fixture it;
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.left.size() == 1; }));
        const auto forget
            = [&it] { Q_EMIT it.window.forgetAccountRequested(SignInWindow::sandboxAccountId()); };
        it.open = true;
        QVERIFY(it.soon([&] { // once the account is kept, and read
            it.presenter.showAccounts();
            forget();
            return it.sees(u"This account stands open in the main window."_s);
        }));
        QVERIFY(!it.press(u"Forget it"_s));
        it.open = false;
        forget();
        QVERIFY(it.soon([&] { return it.press(u"Forget it"_s); }));
        QVERIFY(it.soon([&] { return it.forgotten == 1; }));
    }

    void whatGoesWithAnAccountIsSaidFirst() {
        Fixture it;
        it.belongings = {.users = 3, .registrations = 1};
        it.askToForget();
        QVERIFY(it.sees(u"Forget company@sandbox.example?"_s));
        QVERIFY(it.sees(u"3 user"_s));
        QVERIFY(it.sees(u"1 registration"_s));
        QVERIFY(it.press(u"Keep it"_s));
        QVERIFY(!it.sees(u"Forget company@sandbox.example?"_s));
        QCOMPARE(it.forgotten, 0);

        it.belongings = {};
        it.askToForget();
        QVERIFY(!it.sees(u"registration"_s));
        QVERIFY(it.press(u"Forget it"_s));
        QVERIFY(it.soon([&] { return it.forgotten == 1; }));
        QCOMPARE(it.unlocks, 0);
    }

    void aLockedKeychainIsUnlockedToForget() {
        Fixture it;
        it.forgetFailure = ErrorKind::SecretLocked;
        it.askToForget();
        QVERIFY(it.press(u"Forget it"_s));
        QVERIFY(it.soon([&] { return it.sees(u"The system's keychain is locked."_s); }));
        QVERIFY(it.sees(u"stays in the list"_s));
        it.forgetFailure.reset();
        QVERIFY(it.press(u"Try again"_s));
        QVERIFY(it.soon([&] { return it.forgotten == 1; }));
        QCOMPARE(it.unlocks, 1);
        QVERIFY(it.soon([&] { return !it.sees(u"The system's keychain is locked."_s); }));
    }

    /// The words of a cancelled attempt come a turn late, when the next one is under way already.
    void aLateCancelDisturbsNoOther() {
        Fixture it;
        it.console.transport->holds = [](const HttpRequest &) { return true; };
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.console.transport->underWay() == 1; }));
        Q_EMIT it.window.cancelRequested();
        QVERIFY(it.button(u"Sign in"_s) != nullptr);
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.console.transport->sent == 2; }));
        QVERIFY(it.sees(u"Signing in…"_s));
        it.console.transport->release();
        QVERIFY(it.soon([&] { return it.left.size() == 2; }));
        QVERIFY(!it.sees(u"Signing in…"_s));
    }

    void asksBeforeTheSixthWithinTheHour() {
        Fixture it;
        for (int i = 0; i < LoginLedger::hourlyLimit; ++i) {
            it.write("wrong");
            QVERIFY(it.press(u"Sign in"_s));
            QVERIFY(it.soon([&] { return it.world.platform.logins == i + 1 && !it.sees(u"Signing in…"_s); }));
            it.world.clock->advance(2min);
        }
        it.write("sandbox");
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.sees(u"This would be sign-in number 6 within an hour"_s); }));
        QVERIFY(it.sees(u"names 5 as the limit"_s));
        QVERIFY(it.press(u"Not now"_s));
        QVERIFY(!it.sees(u"This would be sign-in number 6"_s));
        QCOMPARE(it.world.platform.logins, 5);

        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.sees(u"This would be sign-in number 6 within an hour"_s); }));
        QVERIFY(it.press(u"Sign in anyway"_s));
        QVERIFY(it.soon([&] { return it.world.platform.logins == 6; }));
        QVERIFY(it.soon([&] { return it.left.size() == 6; }));
    }

    void theRefusalCountsDown() {
        Fixture it;
        for (int i = 0; i < LoginLedger::limit; ++i)
            QVERIFY(it.world.pass(it.console.budget->reserve()).has_value());
        QVERIFY(it.soon([&] { return it.sees(u"No sign-in is left in this minute"_s); }));
        QVERIFY(!it.button(u"Sign in"_s)->isEnabled());
        it.world.clock->advance(LoginLedger::window);
        QTRY_VERIFY(it.button(u"Sign in"_s)->isEnabled());
        QTRY_VERIFY(it.sees(u"5 spent within the hour"_s));
    }

    void saysThatAnotherConsoleIsWaitedFor() {
        Fixture it;
        const QString lease = u"sandbox/"_s + sandboxAdmin + u"/tokens"_s;
        QVERIFY(
            await(it.console.parts.leases->acquire(lease, u"other"_s, it.world.clock->now(), 60s)).value());
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.sees(u"Waiting for another Fleetkey…"_s); }));
        QVERIFY(await(it.console.parts.leases->release(lease, u"other"_s)));
        QVERIFY(it.soon([&] { return it.left.size() == 1; }));
    }

    void aWrongPasswordIsSaidInTheWordsOfTheEnvironment() {
        Fixture it;
        it.write("wrong");
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.sees(u"The password of every built-in admin is"_s); }));
        QVERIFY(!it.sees(u"DataHub"_s));
    }

    /// Whoever tried another account meanwhile comes back to the session that is waiting.
    void aSessionThatIsOverIsGoneOnWith() {
        Fixture it;
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.left.size() == 1; }));
        const std::shared_ptr<Connection> connection = it.left.front();
        it.world.platform.signInElsewhere(sandboxAdmin);
        QCOMPARE(kindOf(it.world.pass(connection->session->renew())), ErrorKind::SessionExpired);
        it.presenter.signInAgain(connection);
        QVERIFY(it.sees(u"Your session is over"_s));
        QVERIFY(it.email()->isReadOnly());
        QCOMPARE(it.email()->text(), sandboxAdmin);

        QVERIFY(it.press(u"Other account"_s));
        QVERIFY(!it.email()->isReadOnly());
        Q_EMIT it.window.signInRequested({.accountId = {},
            .environment = Environment::sandbox({}),
            .email = admin,
            .password = SecretString("wrong"),
            .keepSignedIn = true});
        QVERIFY(it.soon([&] { return it.world.platform.logins == 2 && !it.sees(u"Signing in…"_s); }));
        it.window.chooseAccount(SignInWindow::sandboxAccountId());
        it.write("sandbox");
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.left.size() == 3; }));
        QCOMPARE(it.left.back(), connection);
    }

    /// The keychain may have it still, and it is of no use.
    void aSessionThatIsOverIsNotContinued() {
        Fixture it;
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.left.size() == 1; }));
        const std::shared_ptr<Connection> connection = it.left.front();
        QVERIFY(it.console.expectsSession(true));
        it.presenter.giveUp();
        it.presenter.showAccounts();
        QVERIFY(it.soon([&] { return it.button(u"Continue"_s) != nullptr; }));
        it.world.platform.signInElsewhere(sandboxAdmin);
        QCOMPARE(kindOf(it.world.pass(connection->session->renew())), ErrorKind::SessionExpired);
        it.presenter.signInAgain(connection);
        QCOMPARE(it.button(u"Continue"_s), nullptr);
        QVERIFY(it.button(u"Sign in"_s) != nullptr);
        it.presenter.showAccounts(); // it is the list that is wanted now
        QVERIFY(it.soon([&] { return it.button(u"Continue"_s) != nullptr; }));
        QVERIFY(!it.email()->isReadOnly());
    }

    void doingWithoutTheKeychainIsForOneSignIn() {
        Fixture it;
        Q_EMIT it.window.useMemoryRequested();
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.isKept(1, TokensKeptIn::MemoryOnly); }));
        it.presenter.giveUp();
        it.write("sandbox");
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.isKept(2, TokensKeptIn::Keychain); }));

        Q_EMIT it.window.useMemoryRequested();
        it.presenter.showAccounts(); // whoever comes back to it may want something else
        it.write("sandbox");
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.isKept(3, TokensKeptIn::Keychain); }));
    }

    /// The last used account opens by itself, but not while somebody is busy with another one.
    void lateAccountsDisturbNobody() {
        Fixture it;
        QVERIFY(it.console.signInAndKeep());
        QVERIFY(it.console.expectsSession(true));
        SignInWindow window(it.theme);
        SignInPresenter presenter(window, it.ports());
        window.show();
        QTest::keyClicks(window.findChild<SecretField *>(), u"mine"_s);
        presenter.start();
        const auto *const list = window.findChild<QListView *>();
        QVERIFY(it.soon([&] { return list->model()->index(0, 0).data() == admin; }));
        QVERIFY(!window.findChild<SignInForm *>()->isBusy());
        QVERIFY(window.findChild<SecretField *>()->text().endsWith(u"mine"));
    }

    /// Neither the account list nor anything else takes it away, until the person does.
    void whatTheKeychainKeptIsNotLost() {
        Fixture it;
        it.presenter.showAccounts();
        it.presenter.showErasing();
        QVERIFY(it.sees(u"The keychain is still erasing your tokens."_s));
        it.presenter.showErased(fail(ErrorKind::SecretLocked));
        it.window.chooseAccount(SignInWindow::sandboxAccountId());
        QVERIFY(it.sees(u"You are signed out, but the keychain kept the tokens"_s));
        it.write("wrong");
        QVERIFY(it.press(u"Sign in"_s));
        QVERIFY(it.soon([&] { return it.sees(u"E-mail or password is wrong."_s); }));
        QVERIFY(it.sees(u"the keychain kept the tokens"_s));
        it.presenter.showErased({});
        QVERIFY(!it.sees(u"the keychain kept the tokens"_s));
    }
};

QTEST_MAIN(tst_signin_presenter)
#include "tst_signin_presenter.moc"
