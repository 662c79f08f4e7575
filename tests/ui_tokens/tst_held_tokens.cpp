#include "tests/support/AccessibleControls.h"
#include "tests/support/FakeUserSessions.h"
#include "tests/support/Grab.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/HeldTokensWindow.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Translations.h"

#include <QAbstractItemModelTester>
#include <QApplication>
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
        sessions.setName(user, name);
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

    void everybodyIsListedByName() {
        Fixture f;
        QAbstractItemModelTester tester(
            f.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(f.table->model()->rowCount(), 2);
        const auto cell
            = [&f](int row, int column) { return f.table->model()->index(row, column).data().toString(); };
        QCOMPARE(cell(0, 0), u"Ana Petrović"_s);
        QCOMPARE(cell(0, 2), u"keychain"_s);
        QCOMPARE(cell(1, 0), oluwaseun.text());
        QCOMPARE(cell(1, 2), u"this session only"_s);
        f.clock->advance(std::chrono::hours(3));
        QCOMPARE(cell(0, 3), u"3 h ago"_s);
        f.sessions.forgetAll();
        QCOMPARE(f.table->model()->rowCount(), 0);
        QVERIFY(f.shows(u"No tokens are held"_s));
    }

    void leadsToTheUser() {
        Fixture f;
        const QSignalSpy wanted(f.window.get(), &ui::HeldTokensWindow::userRequested);
        f.table->setCurrentIndex(f.table->model()->index(1, 0));
        QTest::keyClick(f.table, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<DeviceToken>(), oluwaseun);
    }

    void forgetsOneAfterAQuestion() {
        Fixture f;
        f.table->setCurrentIndex(f.table->model()->index(0, 0));
        QTest::keyClick(f.table, Qt::Key_Delete);
        QVERIFY(f.shows(u"Forget the tokens of Ana Petrović?"_s));
        QCOMPARE(QApplication::focusWidget(), f.button(u"Cancel"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QCOMPARE(f.sessions.tokens.size(), std::size_t(2));
        f.button(u"Forget…"_s)->click();
        f.button(u"Forget"_s)->click();
        QCOMPARE(f.sessions.tokens.size(), std::size_t(1));
        QVERIFY(f.sessions.held(ana) == nullptr);
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
