#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "ui/shell/AccountBlock.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/LogWindow.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/MenuBar.h"
#include "ui/shell/PlaceButton.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/UiState.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/StatusLabel.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

class Fixture {
public:
    Fixture()
        : theme(*qApp, [] { return false; })
        , state(UiState::openFile(folder.filePath(u"state.ini"_s)))
        , window(std::make_unique<MainWindow>(theme, state)) {
        addPlaces();
    }

    void addPlaces() {
        users = new QWidget;
        users->setFocusPolicy(Qt::StrongFocus);
        window->addPlace(u"users"_s, Icon::Users, u"Users"_s, users);
        window->addPlace(u"hierarchy"_s, Icon::Hierarchy, u"Hierarchy"_s, new QWidget);
        window->addPlace(u"activity"_s, Icon::Activity, u"Activity"_s, new QWidget);
    }
    void show() {
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    PlaceButton *place(const QString &title) const {
        for (PlaceButton *button : window->findChildren<PlaceButton *>())
            if (button->text() == title)
                return button;
        return nullptr;
    }
    QAction *action(const QString &text) const {
        for (const MenuBar::Group &group : window->findChild<MenuBar *>()->groups())
            for (QAction *action : group.actions)
                if (MenuBar::withoutMnemonic(action->text()) == text)
                    return action;
        return nullptr;
    }

    QTemporaryDir folder;
    Theme theme;
    std::shared_ptr<UiState> state;
    std::unique_ptr<MainWindow> window;
    QWidget *users = nullptr;
};

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstPlaceIsShown() {
        const Fixture it;
        QCOMPARE(it.window->currentPlace(), u"users"_s);
        QVERIFY(it.place(u"Users"_s)->isChecked());
    }

    void placesAreReachedByClickArrowAndShortcut() {
        Fixture it;
        it.show();
        const QSignalSpy changed(it.window.get(), &MainWindow::placeChanged);
        QTest::mouseClick(it.place(u"Hierarchy"_s), Qt::LeftButton);
        QCOMPARE(it.window->currentPlace(), u"hierarchy"_s);
        it.place(u"Hierarchy"_s)->setFocus();
        QTest::keyClick(it.place(u"Hierarchy"_s), Qt::Key_Down);
        QCOMPARE(it.window->currentPlace(), u"activity"_s);
        QTest::keyClick(it.window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(it.window->currentPlace(), u"users"_s);
        QCOMPARE(QApplication::focusWidget(), it.users);
        QVERIFY(it.place(u"Users"_s)->isChecked());
        QVERIFY(!it.place(u"Activity"_s)->isChecked());
        QCOMPARE(changed.count(), 3);
        it.window->showPlace(u"no such place"_s);
        QCOMPARE(it.window->currentPlace(), u"users"_s);
    }

    void aToolStandsAtTheBottomOfTheSidebar() {
        Fixture it;
        QAction inspect(u"&Inspect a token…"_s);
        inspect.setShortcut(QKeySequence(u"Ctrl+I"_s));
        const QSignalSpy opened(&inspect, &QAction::triggered);
        it.window->addSidebarAction(Icon::Token, &inspect);
        it.show();
        SidebarButton *tool = nullptr;
        for (SidebarButton *button : it.window->findChildren<SidebarButton *>()) {
            if (button->text() == u"Inspect a token…")
                tool = button;
        }
        QVERIFY(tool != nullptr);
        QCOMPARE(tool->accessibleName(), u"Inspect a token…"_s);
        QCOMPARE(tool->toolTip(), u"Inspect a token… (Ctrl+I)"_s);
        const auto bottom = [&] { return tool->mapTo(it.window.get(), QPoint(0, tool->height())).y(); };
        QVERIFY(bottom() > it.place(u"Activity"_s)->mapTo(it.window.get(), QPoint()).y());
        QVERIFY(it.window->height() - bottom() < 60); // above the status strip
        QTest::mouseClick(tool, Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        QVERIFY(!tool->isChecked()); // it is no place
        QCOMPARE(it.window->currentPlace(), u"users"_s);
        QVERIFY(fleetkey::test::tabOrder(it.place(u"Users"_s)).contains(u"Inspect a token…"_s));
        tool->setFocus();
        QTest::keyClick(tool, Qt::Key_Space);
        QCOMPARE(opened.count(), 2);
        QVERIFY(tool->minimumSizeHint().width() < Metrics::sidebarWidth / 2); // it may be narrow
        fleetkey::test::grab(*it.window, u"sidebar"_s);
    }

    void placeAndSizeAreKeptPerAccount() {
        Fixture it;
        it.state->setAccount(u"production"_s, u"a@x.example"_s);
        it.window->restoreState();
        it.show();
        it.window->resize(1000, 600);
        it.window->showPlace(u"activity"_s);
        it.window->close();
        it.window = std::make_unique<MainWindow>(it.theme, it.state);
        it.addPlaces();
        it.window->restoreState();
        QCOMPARE(it.window->currentPlace(), u"activity"_s);
        QCOMPARE(it.window->size(), QSize(1000, 600));
        it.state->setAccount(u"production"_s, u"b@x.example"_s);
        it.window = std::make_unique<MainWindow>(it.theme, it.state);
        it.addPlaces();
        it.window->restoreState();
        QCOMPARE(it.window->currentPlace(), u"users"_s);
    }

    /// As at a sign-out, or when another account is opened.
    void theSizeIsKeptWhenItIsHidden() {
        Fixture it;
        it.state->setAccount(u"production"_s, u"a@x.example"_s);
        it.window->restoreState();
        it.show();
        it.window->resize(1000, 600);
        it.window->hide();
        it.state->setAccount(u"production"_s, u"b@x.example"_s);
        it.window = std::make_unique<MainWindow>(it.theme, it.state);
        const QSize usual = it.window->size();
        it.window->restoreState();
        QCOMPARE(it.window->size(), usual);
        it.state->setAccount(u"production"_s, u"a@x.example"_s);
        it.window = std::make_unique<MainWindow>(it.theme, it.state);
        it.window->restoreState();
        QCOMPARE(it.window->size(), QSize(1000, 600));
    }

    void aGuardMayKeepItOpen() {
        Fixture it;
        it.show();
        const QSignalSpy closed(it.window.get(), &MainWindow::closed);
        bool mayClose = false;
        it.window->setCloseGuard([&mayClose] { return mayClose; });
        it.action(u"Quit"_s)->trigger();
        QVERIFY(it.window->isVisible());
        QCOMPARE(closed.count(), 0);
        mayClose = true;
        it.action(u"Quit"_s)->trigger();
        QCOMPARE(closed.count(), 1);
    }

    void theLogKnowsTheKeysOfTheProgram() {
        Fixture it;
        it.show();
        QStandardItemModel calls;
        it.window->setLogModel(&calls);
        it.action(u"Log"_s)->trigger();
        auto *log = it.window->findChild<LogWindow *>();
        QVERIFY(QTest::qWaitForWindowActive(log));
        QTest::keyClick(log, Qt::Key_K, Qt::ControlModifier);
        auto *palette = it.window->findChild<CommandPalette *>();
        QVERIFY(palette != nullptr && palette->isVisible());
        palette->close();
        log->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(log));
        const QSignalSpy closed(it.window.get(), &MainWindow::closed);
        QTest::keyClick(log, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(closed.count(), 1);
    }

    void closingIsTold() {
        Fixture it;
        it.show();
        const QSignalSpy closed(it.window.get(), &MainWindow::closed);
        it.action(u"Quit"_s)->trigger();
        QCOMPARE(closed.count(), 1);
    }

    void theAccountMenuAsksForSignOut() {
        Fixture it;
        it.window->setAccount(u"Acme Logistics"_s, u"Production · all apps"_s);
        QCOMPARE(it.window->windowTitle(), u"Acme Logistics — Fleetkey"_s);
        it.show();
        auto *block = it.window->findChild<AccountBlock *>();
        QCOMPARE(block->accessibleName(), u"Account: Acme Logistics"_s);
        const QSignalSpy out(it.window.get(), &MainWindow::signOutRequested);
        const QSignalSpy other(it.window.get(), &MainWindow::otherAccountRequested);
        QTest::mouseClick(block, Qt::LeftButton);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(other.count(), 1);
        it.action(u"Sign out"_s)->trigger();
        QCOMPARE(out.count(), 1);
    }

    void theThemeIsChosenAndKept() {
        Fixture it;
        QVERIFY(it.action(u"Follow the system"_s)->isChecked());
        it.action(u"Dark theme"_s)->trigger();
        QVERIFY(it.theme.isDark());
        QCOMPARE(it.state->themeMode(), ThemeMode::Dark);
        it.action(u"Light theme"_s)->trigger();
        QVERIFY(!it.theme.isDark());
    }

    void everyActionIsInAMenuAndShortcutsDiffer() {
        const Fixture it;
        QSet<QKeySequence> keys;
        for (const MenuBar::Group &group : it.window->findChild<MenuBar *>()->groups()) {
            for (const QAction *action : group.actions) {
                QVERIFY(!action->text().isEmpty());
                for (const QKeySequence &key : action->shortcuts()) {
                    QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                    keys.insert(key);
                }
            }
        }
        QVERIFY(keys.contains(QKeySequence(Qt::Key_F1)));
        QVERIFY(keys.contains(QKeySequence(Qt::CTRL | Qt::Key_K)));
        QVERIFY(keys.contains(QKeySequence(Qt::CTRL | Qt::Key_3)));
    }

    void whatBelongsTogetherIsPartedFromTheRest() {
        const Fixture it;
        QList<QAction *> made;
        for (const QString &text : {u"Look"_s, u"Copy"_s, u"Forget"_s})
            made.append(new QAction(text, it.window.get()));
        it.window->addGroup(MenuId::Tokens, {made.at(0), made.at(1)});
        it.window->addGroup(MenuId::Tokens, {made.at(2)});
        QStringList shown;
        for (const QAction *action : it.window->findChild<MenuBar *>()->menu(MenuId::Tokens)->actions())
            shown.append(action->isSeparator() ? u"—"_s : action->text());
        QCOMPARE(shown, (QStringList{u"Look"_s, u"Copy"_s, u"—"_s, u"Forget"_s}));
    }

    void theStatusStripShowsWhatThereIs() {
        Fixture it;
        it.show();
        StatusFacts facts;
        facts.who = u"admin@acme.example"_s;
        facts.matches = u"12,408 users"_s;
        facts.connectionTone = Tone::Good;
        facts.connection = u"online"_s;
        it.window->setStatus(facts);
        const auto *strip = it.window->findChild<StatusStrip *>();
        QStringList words;
        for (const QLabel *label : strip->findChildren<QLabel *>())
            if (label->isVisible())
                words += label->text();
        QCOMPARE(words, (QStringList{u"admin@acme.example"_s, u"12,408 users"_s}));
        QCOMPARE(strip->findChild<StatusLabel *>()->word(), u"online"_s);
    }

    void aLongScopeGivesWay() {
        Fixture it;
        it.show();
        StatusFacts facts;
        facts.who = u"x"_s.repeated(300);
        facts.scope = u"y"_s.repeated(300);
        facts.connection = u"offline"_s;
        it.window->setStatus(facts);
        it.window->resize(it.window->minimumSize());
        QTRY_COMPARE(it.window->width(), it.window->minimumWidth());
        const auto *connection = it.window->findChild<StatusStrip *>()->findChild<StatusLabel *>();
        QTRY_VERIFY(connection->geometry().right() < it.window->width());
        QVERIFY(connection->width() >= connection->sizeHint().width());
    }

    void noticesStandAboveThePlaceAndLeaveNoGap() {
        Fixture it;
        it.show();
        const int before = it.users->mapTo(it.window.get(), QPoint()).y();
        Banner *banner = it.window->banner(u"session"_s);
        QCOMPARE(it.window->banner(u"session"_s), banner);
        QVERIFY(banner->isHidden());
        banner->showNotice(Tone::Warning, u"Your session has ended"_s);
        QTRY_VERIFY(it.users->mapTo(it.window.get(), QPoint()).y() > before + 30);
        banner->clear();
        QTRY_COMPARE(it.users->mapTo(it.window.get(), QPoint()).y(), before);
    }

    void everyControlHasAName() {
        Fixture it;
        it.window->setAccount(u"Acme"_s, u"Production"_s);
        it.show();
        QCOMPARE(fleetkey::test::namelessControls(*it.window), QStringList());
    }

    void theSidebarIsAtTheReadingEdge() {
        Fixture it;
        it.show();
        it.window->setLayoutDirection(Qt::RightToLeft);
        const auto *place = it.place(u"Users"_s);
        QTRY_VERIFY(place->mapTo(it.window.get(), QPoint()).x() > it.window->width() - Metrics::sidebarWidth);
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
