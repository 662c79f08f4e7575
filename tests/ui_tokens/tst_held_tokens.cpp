#include "tests/support/AccessibleControls.h"
#include "tests/support/FakeUserSessions.h"
#include "tests/support/Grab.h"
#include "ui/lock/WindowCurtain.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/HeldTokensModel.h"
#include "ui/tokens/HeldTokensWindow.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Translations.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const QDateTime start({2026, 6, 1}, {12, 0}, Qt::UTC);
const DeviceToken ana(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
const DeviceToken oluwaseun(u"9be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);

struct Fixture {
    Fixture() {
        hold(ana, u"Ana Petrović"_s);
        hold(oluwaseun, {});
        sessions.instanceNames[ana] = u"Drivers EU"_s;
        sessions.remembered.insert(ana);
        window = std::make_unique<ui::HeldTokensWindow>(theme, sessions, clock);
        window->open();
        (void)QTest::qWaitForWindowActive(window.get());
        table = window->findChild<QTableView *>();
    }
    void hold(const DeviceToken &user, const QString &name) {
        Credentials credentials;
        credentials.deviceToken = user;
        credentials.accessToken = SecretString("access");
        credentials.refreshToken = SecretString("refresh");
        credentials.expiresIn = std::chrono::hours(1);
        sessions.adopt(std::move(credentials), TokenSource::Login);
        sessions.names[user] = name;
    }
    ui::Button *button(const QString &name) {
        for (auto *button : window->findChildren<ui::Button *>()) {
            if (button->text() == name && button->isVisible())
                return button;
        }
        return nullptr;
    }
    bool shows(const QString &text) {
        const auto labels = window->findChildren<QLabel *>();
        return std::ranges::any_of(labels,
            [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>(start);
    ui::Theme theme{*qApp, [] { return false; }};
    FakeUserSessions sessions{clock};
    std::unique_ptr<ui::HeldTokensWindow> window;
    QTableView *table = nullptr;
};

} // namespace

class HeldTokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { ui::installTranslations(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(); }

    void looks() {
        Fixture f;
        grab(*f.window, u"held"_s);
        f.button(u"Forget all…"_s)->click();
        grab(*f.window, u"held-question"_s);
        f.theme.setMode(ui::ThemeMode::Dark);
        grab(*f.window, u"held-dark"_s, 2);
    }

    /// The inspector, which has the user's record, says the same.
    void aTokenOfAnotherInstanceIsCalledSo() {
        Fixture f;
        f.sessions.tokens[ana].reading.instance = InstanceId(u"22222222-1111-4111-8111-111111111111"_s);
        f.sessions.instances[ana] = InstanceId(u"11111111-1111-4111-8111-111111111111"_s);
        QCOMPARE(f.table->model()->index(1, ui::HeldTokensModel::AccessToken).data().toString(),
            u"another instance's"_s);
    }

    void everybodyIsListedByName() {
        Fixture f;
        QAbstractItemModelTester tester(
            f.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(f.table->model()->rowCount(), 2);
        const auto cell
            = [&f](int row, int column) { return f.table->model()->index(row, column).data().toString(); };
        using Model = ui::HeldTokensModel;
        QCOMPARE(cell(0, Model::Identifier), oluwaseun.text());
        QCOMPARE(cell(0, Model::Name), QString());
        QCOMPARE(cell(0, Model::Instance), QString());
        QCOMPARE(cell(0, Model::Place), u"this session only"_s);
        QCOMPARE(cell(1, Model::Name), u"Ana Petrović"_s);
        QCOMPARE(cell(1, Model::Instance), u"Drivers EU"_s); // others may have somebody of that name
        QCOMPARE(cell(1, Model::Identifier), ana.text());
        QCOMPARE(cell(1, Model::Place), u"keychain"_s);
        QCOMPARE(cell(1, Model::AccessToken), u"valid"_s);
        QCOMPARE(cell(1, Model::Expires), u"in 1\u00a0h"_s);
        QCOMPARE(cell(1, Model::RefreshToken), u"held"_s);
        f.clock->advance(std::chrono::hours(3));
        QCOMPARE(cell(1, Model::Since), u"3\u00a0h ago"_s);
        QCOMPARE(cell(1, Model::Expires), u"2\u00a0h ago"_s);
        QCOMPARE(cell(1, Model::AccessToken), u"expired"_s);
        f.sessions.forgetAll();
        QCOMPARE(f.table->model()->rowCount(), 0);
        QVERIFY(f.shows(u"No tokens are held"_s));
    }

    void leadsToTheUser() {
        Fixture f;
        const QSignalSpy wanted(f.window.get(), &ui::HeldTokensWindow::userRequested);
        f.table->setCurrentIndex(f.table->model()->index(0, 0));
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<DeviceToken>(), oluwaseun);
    }

    void copiesTheRow() {
        Fixture f;
        f.table->setCurrentIndex(f.table->model()->index(1, 2));
        QTest::keyClick(f.table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
            u"Ana Petrović\tDrivers EU\t%1\tvalid\tin 1 h\theld\tkeychain\tjust now\n"_s.arg(ana.text()));
    }

    void forgetsOneAfterAQuestion() {
        Fixture f;
        f.table->setCurrentIndex(f.table->model()->index(1, 0));
        QTest::keyClick(f.table, Qt::Key_Delete);
        QVERIFY(f.shows(u"Forget the tokens of Ana Petrović?"_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Cancel"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(f.sessions.tokens.size(), std::size_t(2));
        f.button(u"Forget…"_s)->click();
        f.button(u"Forget"_s)->click();
        QCOMPARE(f.sessions.tokens.size(), std::size_t(1));
        QVERIFY(f.sessions.held(ana) == nullptr);
        QCOMPARE(f.table->currentIndex().row(), 0); // the next one, for the next key
    }

    void whatOnlyTheKeychainHasIsSaidSo() {
        Fixture f;
        f.sessions.tokens.erase(ana);
        f.sessions.keychain[ana] = KeychainHolding::Unread;
        Q_EMIT f.sessions.heldUsersChanged();
        const auto cell = [&f](int column) { return f.table->model()->index(1, column).data().toString(); };
        using Model = ui::HeldTokensModel;
        QCOMPARE(cell(Model::Name), u"Ana Petrović"_s);
        QCOMPARE(cell(Model::AccessToken), u"in the keychain"_s);
        QCOMPARE(cell(Model::RefreshToken), u"in the keychain"_s);
        QCOMPARE(cell(Model::Place), u"keychain, not read yet"_s);
        QCOMPARE(cell(Model::Expires), u"not read yet"_s);
        f.sessions.keychain[ana] = KeychainHolding::Locked;
        Q_EMIT f.sessions.changed(ana);
        QCOMPARE(cell(Model::AccessToken), u"keychain locked"_s);
        grab(*f.window, u"held-unread"_s);
    }

    void sortsByAnyColumnAndKeepsTheUserChosen() {
        Fixture f;
        const QAbstractItemModelTester tester(
            f.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const DeviceToken third(u"1be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s);
        f.clock->advance(std::chrono::minutes(10));
        f.hold(third, u"Zoë"_s);
        using Model = ui::HeldTokensModel;
        const auto order = [&f] {
            QStringList users;
            for (int row = 0; row < f.table->model()->rowCount(); ++row)
                users.append(f.table->model()->index(row, Model::Identifier).data().toString().left(1));
            return users.join(QString());
        };
        f.sessions.names[oluwaseun] = u"Oluwaseun"_s;
        Q_EMIT f.sessions.heldUsersChanged();
        QCOMPARE(order(), u"691"_s); // Ana, Oluwaseun, Zoë
        f.table->setCurrentIndex(f.table->model()->index(1, 0));
        const auto click = [&f](int column) {
            const int x = f.table->horizontalHeader()->sectionViewportPosition(column) + 20;
            QTest::mouseClick(
                f.table->horizontalHeader()->viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(x, 12));
        };
        click(Model::Identifier);
        QCOMPARE(order(), u"169"_s);
        QCOMPARE(f.table->currentIndex().row(), 2); // still Oluwaseun
        click(Model::Identifier);
        QCOMPARE(order(), u"961"_s);
        QCOMPARE(f.table->currentIndex().row(), 0);
        click(Model::Expires);
        QCOMPARE(order().right(1), u"1"_s); // lives longest
        f.sessions.forget(ana);
        QCOMPARE(order(), u"91"_s);
        QCOMPARE(f.table->currentIndex().row(), 0);
    }

    void whatExpiresFindsItsPlaceByItself() {
        Fixture f;
        using Model = ui::HeldTokensModel;
        f.clock->advance(std::chrono::minutes(10));
        f.hold(DeviceToken(u"1be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s), u"Aaron"_s);
        f.sessions.names[oluwaseun] = u"Oluwaseun"_s;
        Q_EMIT f.sessions.heldUsersChanged();
        f.table->sortByColumn(Model::AccessToken, Qt::AscendingOrder);
        const auto first = [&f] { return f.table->model()->index(0, Model::Name).data().toString(); };
        QCOMPARE(first(), u"Aaron"_s); // all are valid, and he is the first by name
        f.clock->advance(std::chrono::minutes(51));
        QTRY_COMPARE(f.table->model()->index(0, Model::AccessToken).data().toString(), u"expired"_s);
        QTRY_VERIFY(first() != u"Aaron"_s);
    }

    void aChangeKeepsTheOrderAndTheNextOnesPlace() {
        Fixture f;
        using Model = ui::HeldTokensModel;
        const QAbstractItemModelTester tester(
            f.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto first = [&f] { return f.table->model()->index(0, Model::Identifier).data().toString(); };
        f.table->setCurrentIndex(f.table->model()->index(0, 0));
        QCOMPARE(first(), oluwaseun.text());
        f.sessions.names[oluwaseun] = u"Zoë"_s;
        Q_EMIT f.sessions.changed(oluwaseun);
        QCOMPARE(first(), ana.text());
        QCOMPARE(f.table->currentIndex().row(), 1);

        f.hold(DeviceToken(u"1be49d13-51d4-4d0b-8c41-1f77aa0c41af"_s), u"Bruno"_s);
        Q_EMIT f.sessions.heldUsersChanged(); // Ana, Bruno, Zoë
        f.table->sortByColumn(Model::Name, Qt::DescendingOrder);
        QCOMPARE(f.table->currentIndex().row(), 0);
        f.sessions.forget(oluwaseun); // Zoë
        QCOMPARE(f.table->currentIndex().row(), 0); // not where the row had been before
    }

    void nothingShowsItselfUnderTheLock() {
        Fixture f;
        f.sessions.forgetAll();
        QVERIFY(f.shows(u"No tokens are held"_s));
        auto curtain = std::make_unique<ui::WindowCurtain>(*f.window, *new QWidget(f.window.get()));
        f.hold(ana, u"Ana Petrović"_s);
        QVERIFY(!f.table->isVisible());
        QVERIFY(f.button(u"Show this user"_s) == nullptr);
        curtain.reset();
        QVERIFY(f.table->isVisible());
        QVERIFY(!f.shows(u"No tokens are held"_s));
    }

    void forgetsAllAndSaysWhereTheKeychainRefuses() {
        Fixture f;
        f.sessions.keychainAnswer = fail(ErrorKind::SecretLocked);
        f.button(u"Forget all…"_s)->click();
        QVERIFY(f.shows(u"Forget the tokens of all 2 users?"_s));
        f.button(u"Forget all"_s)->click();
        QTRY_VERIFY(f.shows(u"The keychain may still hold them."_s));
        QVERIFY(f.sessions.tokens.empty());
    }

    void everyControlHasAName() {
        Fixture f;
        QCOMPARE(namelessControls(*f.window), QStringList());
        const QStringList order = tabOrder(f.table);
        QVERIFY(order.indexOf(u"Show this user"_s) > 0);
    }
};

QTEST_MAIN(HeldTokensTest)
#include "tst_held_tokens.moc"
