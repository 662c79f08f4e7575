#include "tests/support/Grab.h"
#include "ui/lock/LockBlind.h"
#include "ui/lock/WindowLock.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

/// Counts how often the window system took it away or brought it.
class Watch final : public QObject {
public:
    explicit Watch(QWidget &window) { window.windowHandle()->installEventFilter(this); }
    int changes = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override {
        const bool isChange = event->type() == QEvent::Hide || event->type() == QEvent::Show
            || event->type() == QEvent::WindowStateChange;
        changes += isChange ? 1 : 0;
        return false;
    }
};

/// A window with one field and a hidden word.
struct Window {
    Window() {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(field);
        column->addWidget(hidden);
        hidden->hide();
        window.resize(320, 200);
        window.show();
    }

    QWidget window;
    QLineEdit *field = new QLineEdit(u"half typed"_s);
    QLabel *hidden = new QLabel(u"never shown"_s);
};

struct Fixture {
    Fixture() {
        auto *content = new QWidget;
        auto *column = new QVBoxLayout(content);
        column->addWidget(field);
        main.setCentralWidget(content);
        main.resize(640, 400);
        main.show();
        main.activateWindow();
        field->setFocus();
    }
    void lock() {
        cover = new QWidget(&main);
        cover->setFocusPolicy(Qt::StrongFocus);
        windowLock = std::make_unique<WindowLock>(theme, main, *cover);
    }
    [[nodiscard]] static LockBlind *blindOf(const QWidget &window) { return window.findChild<LockBlind *>(); }

    Theme theme{*qApp};
    QMainWindow main;
    QLineEdit *field = new QLineEdit;
    QPointer<QWidget> cover;
    std::unique_ptr<WindowLock> windowLock;
};

} // namespace

/// Nothing of the window system is asked for, so that everything lies as it lay.
class tst_window_lock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherWindowsStayWhereTheyAre() {
        Fixture f;
        Window other;
        other.field->setFocus();
        f.main.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.main));
        const QSize size = other.window.size();
        const QRect place = other.field->geometry();
        const Watch watch(other.window);
        f.lock();
        QVERIFY(other.window.isVisible());
        QVERIFY(!other.field->isVisible());
        QVERIFY(!f.field->isVisible());
        QVERIFY(f.cover->isVisible());
        QVERIFY(Fixture::blindOf(other.window)->isVisible());
        grab(other.window, u"lock-blind"_s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(other.window.size(), size);
        QCOMPARE(Fixture::blindOf(other.window)->geometry(), other.window.rect());

        f.windowLock.reset();
        QVERIFY(other.field->isVisible());
        QVERIFY(!other.hidden->isVisible());
        QVERIFY(f.field->isVisible());
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(Fixture::blindOf(other.window), nullptr);
        QVERIFY(!f.cover);
        QCOMPARE(other.window.focusWidget(), other.field);
        QCOMPARE(f.main.focusWidget(), f.field);
        QCOMPARE(other.window.size(), size);
        QCOMPARE(other.field->geometry(), place);
        QCOMPARE(watch.changes, 0);
        QVERIFY(f.main.isActiveWindow());
    }

    void minimisedOnesStayMinimised() {
        Fixture f;
        Window other;
        other.window.showMinimized();
        QTRY_VERIFY(other.window.isMinimized());
        const Watch watch(other.window);
        f.lock();
        QVERIFY(!other.field->isVisible());
        f.windowLock.reset();
        QVERIFY(other.window.isMinimized());
        QCOMPARE(watch.changes, 0);
        other.window.showNormal();
        QTRY_VERIFY(other.field->isVisible());
    }

    void whatIsResizedMeanwhileFits() {
        Fixture f;
        Window other;
        f.lock();
        f.main.resize(800, 500);
        other.window.resize(500, 300);
        QTRY_COMPARE(f.cover->size(), f.main.size());
        QTRY_COMPARE(Fixture::blindOf(other.window)->size(), other.window.size());
        f.windowLock.reset();
        QTRY_COMPARE(f.main.centralWidget()->size(), f.main.size());
        QTRY_COMPARE_GT(other.field->width(), 400);
    }

    void theOneThatWasWorkedInIsActiveAgain() {
        Fixture f;
        Window other;
        other.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other.window));
        f.lock();
        f.main.activateWindow(); // to type the PIN
        QVERIFY(QTest::qWaitForWindowActive(&f.main));
        f.windowLock.reset();
        QVERIFY(QTest::qWaitForWindowActive(&other.window));
        QCOMPARE(QApplication::focusWidget(), other.field);
    }

    void questionsAreAskedAgain() {
        Fixture f;
        QDialog question(&f.main);
        question.open();
        QVERIFY(question.isVisible());
        f.lock();
        QVERIFY(!question.isVisible());
        QDialog late(&f.main);
        late.open();
        QTRY_VERIFY(!late.isVisible());
        QCOMPARE(question.result(), 0);
        f.windowLock.reset();
        QVERIFY(question.isVisible() && question.isModal());
        QVERIFY(late.isVisible());
    }

    /// Whoever was asked goes on with the keyboard.
    void theQuestionHasTheFocusAgain() {
        Fixture f;
        QDialog question(&f.main);
        auto *answer = new QPushButton(&question);
        question.open();
        answer->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        f.lock();
        f.main.activateWindow(); // to type the PIN
        QVERIFY(QTest::qWaitForWindowActive(&f.main));
        f.windowLock.reset();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QTRY_COMPARE(QApplication::focusWidget(), answer);
        QVERIFY(!question.testAttribute(Qt::WA_ShowWithoutActivating));
    }

    /// A desktop keeps a window's own windows above it: one of them would hide the field for the PIN.
    void whatLiesOverTheCoverIsPutAwayMeanwhile() {
        Fixture f;
        QWidget over(&f.main, Qt::Window);
        over.setGeometry(f.main.frameGeometry().adjusted(20, 20, -20, -20));
        QWidget beside(&f.main, Qt::Window);
        beside.setGeometry(f.main.frameGeometry().translated(f.main.frameGeometry().width() + 100, 0));
        over.show();
        beside.show();
        f.lock();
        QVERIFY(!over.isVisible());
        QVERIFY(beside.isVisible());
        QVERIFY(Fixture::blindOf(beside) != nullptr);
        f.windowLock.reset();
        QVERIFY(over.isVisible());
        QVERIFY(!over.testAttribute(Qt::WA_ShowWithoutActivating));
    }

    void nothingButTheCoversHearsAnybody() {
        Fixture f;
        Window other;
        f.lock();
        QSignalSpy touched(f.windowLock.get(), &WindowLock::touched);
        QTest::keyClicks(f.field, u"x"_s);
        QTest::keyClicks(other.field, u"x"_s);
        QVERIFY(f.field->text().isEmpty());
        QCOMPARE(other.field->text(), u"half typed"_s);
        QCOMPARE(touched.size(), 0);
        LockBlind *blind = Fixture::blindOf(other.window);
        QTest::keyClick(blind, Qt::Key_Shift);
        QCOMPARE(touched.size(), 0);
        QTest::keyClick(blind, Qt::Key_A);
        QCOMPARE(touched.size(), 1);
        QTest::mouseClick(blind, Qt::LeftButton);
        QCOMPARE(touched.size(), 2);
        QCOMPARE(other.field->text(), u"half typed"_s);
    }

    void whoeverHasLeftTakesTheWindowsAlong() {
        Fixture f;
        Window other;
        f.lock();
        f.windowLock->keepAway();
        f.windowLock.reset();
        QVERIFY(!other.window.isVisible());
        other.window.show();
        QVERIFY(other.field->isVisible());
    }

    void windowsMayGoFirst() {
        auto f = std::make_unique<Fixture>();
        auto other = std::make_unique<Window>();
        f->lock();
        other.reset();
        f->windowLock.reset();
        f->lock();
        f->main.close();
        f.reset();
    }
};

QTEST_MAIN(tst_window_lock)
#include "tst_window_lock.moc"
