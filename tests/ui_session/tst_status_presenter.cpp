#include "tests/session/Console.h"
#include "tests/support/Unwind.h"
#include "ui/session/StatusPresenter.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/UiState.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// The status strip of one console's window.
class Fixture {
public:
    explicit Fixture(World &in)
        : world(in)
        , console(in)
        , theme(*qApp, [] { return false; })
        , window(theme, ui::UiState::openFile(in.folder.filePath(u"state.ini"_s)))
        , connection(std::make_shared<Connection>(
              Connection{console.session->environment(), console.parts, std::move(console.session)}))
        , presenter(window, connection) { }
    ~Fixture() { QVERIFY(world.pass(connection->session->close()).has_value()); }

    bool signIn() {
        return world.pass(connection->session->signIn(admin, SecretString("sandbox"), true)).has_value();
    }
    [[nodiscard]] bool says(const QString &words) const {
        const auto *const strip = window.findChild<ui::StatusStrip *>();
        for (const QWidget *part : strip->findChildren<QWidget *>()) {
            const QString text = part->property("text").toString();
            if (part->isVisibleTo(strip) && (text.contains(words) || part->accessibleName().contains(words)))
                return true;
        }
        return false;
    }
    bool saysSoon(const QString &words) {
        return world.passUntil([&] { return says(words); });
    }

    Unwind unwind;
    World &world;
    Console console;
    ui::Theme theme;
    ui::MainWindow window;
    std::shared_ptr<Connection> connection;
    ui::StatusPresenter presenter;
};

} // namespace

class tst_status_presenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsTheAttemptsOfACallThatIsMadeAgain() {
        World world;
        Fixture it(world);
        QVERIFY(it.signIn());
        QVERIFY(it.saysSoon(u"online"_s));
        world.platform.callStatus = 503;
        auto call = it.connection->session->api()->send(Console::request(), {});
        QVERIFY(it.saysSoon(u"trying again, 1 of 3…"_s));
        QVERIFY(it.saysSoon(u"trying again, 2 of 3…"_s));
        world.platform.callStatus = 200;
        QVERIFY(world.pass(std::move(call)).has_value());
        QVERIFY(it.saysSoon(u"online"_s));
        QVERIFY(!it.says(u"trying again"_s));
    }

    void tellsOfTheSoftLimitsAndTheBlock() {
        World world;
        Fixture it(world);
        for (int i = 0; i < LoginLedger::hourlyLimit; ++i) {
            QVERIFY(world.pass(it.console.budget->reserve()).has_value());
            world.clock->advance(2min);
        }
        it.console.budget->reload();
        QTRY_VERIFY(it.says(u"at most 5 of 5 sign-ins left, 5 spent within the hour"_s));
        Error refused;
        refused.kind = ErrorKind::RateLimited;
        refused.retryAt = world.clock->now().addSecs(1'800);
        QVERIFY(world.pass(it.console.budget->learn(refused)).has_value());
        QTRY_VERIFY(it.says(u"sign-ins blocked, next in 30\u00a0min"_s));
        world.clock->advance(11min);
        QTRY_VERIFY(it.says(u"sign-ins blocked, next in 19\u00a0min"_s));
        world.clock->advance(20min);
        QTRY_VERIFY(it.says(u"at most 5 of 5 sign-ins left"_s));
    }
};

QTEST_MAIN(tst_status_presenter)
#include "tst_status_presenter.moc"
