#include "tests/support/FakeClock.h"
#include "tests/support/Unwind.h"
#include "ui/common/MaskedSecret.h"
#include "ui/common/SecretClipboard.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;
using ui::MaskedSecret;
using ui::SecretClipboard;

namespace {

const QString secretText = u"an InstanceKey"_s;

/// A secret that comes from far away, when the test says so.
struct Fixture {
    Fixture() {
        QApplication::clipboard()->clear();
        secret.setSource([this](const std::stop_token &stop) {
            stops.push_back(stop);
            return asTask(answers.emplace_back().pending());
        });
        secret.resize(600, 60);
        secret.setVisible(true);
        secret.activateWindow();
        if (!QTest::qWaitForWindowActive(&secret))
            qFatal("the window was not activated");
    }

    ui::Button *button(const QString &name) {
        for (auto *button : secret.findChildren<ui::Button *>())
            if (button->accessibleName() == name)
                return button;
        return nullptr;
    }
    ui::Button *reveal() { return button(u"Reveal InstanceKey"_s); }
    ui::Button *copy() { return button(u"Copy InstanceKey"_s); }
    /// Late, whether anybody still wants it or not.
    void answer() {
        answers.back().complete(SecretString(secretText.toUtf8()));
        QCoreApplication::sendPostedEvents();
    }

    Unwind unwind;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    ui::Theme theme{*qApp, [] { return false; }};
    SecretClipboard clipboard{*QApplication::clipboard(), clock};
    std::vector<Completer<SecretString>> answers;
    std::vector<std::stop_token> stops;
    MaskedSecret secret{theme, clipboard, clock, u"InstanceKey"_s};
};

} // namespace

class tst_masked_secret : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPressShowsItWhenItComes() {
        Fixture f;
        QTest::mouseClick(f.reveal(), Qt::LeftButton);
        QVERIFY(f.reveal()->isBusy());
        f.answer();
        QVERIFY(f.secret.isRevealed());
    }

    void heldAndReleasedBeforeItComesItIsNotShown() {
        Fixture f;
        ui::Button *const reveal = f.reveal();
        QTest::mousePress(reveal, Qt::LeftButton);
        QTest::mouseMove(reveal, QPoint(5, 5));
        f.clock->advance(3s);
        QTest::mouseRelease(reveal, Qt::LeftButton);
        QVERIFY(f.stops.back().stop_requested());
        QVERIFY(!reveal->isBusy());
        f.answer();
        QVERIFY(!f.secret.isRevealed());
    }

    void nothingIsShownInAWindowThatWasLeft() {
        Fixture f;
        QTest::mouseClick(f.reveal(), Qt::LeftButton);
        QTest::mouseClick(f.copy(), Qt::LeftButton);
        const auto revealing = f.stops.at(0);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(revealing.stop_requested());
        // Whoever copies goes to another window to paste.
        f.answer();
        QCOMPARE(QApplication::clipboard()->text(), secretText);
        QVERIFY(!f.secret.isRevealed());
    }

    void hiddenItGivesUpWhatIsUnderWay() {
        Fixture f;
        const QSignalSpy copied(&f.secret, &MaskedSecret::copied);
        QTest::mouseClick(f.copy(), Qt::LeftButton);
        f.secret.hide();
        QVERIFY(f.stops.back().stop_requested());
        f.answer();
        QCOMPARE(QApplication::clipboard()->text(), QString());
        QCOMPARE(copied.count(), 0);
        f.secret.setVisible(true);
        QVERIFY(!f.copy()->isBusy());
        QTest::mouseClick(f.copy(), Qt::LeftButton);
        f.answer();
        QCOMPARE(QApplication::clipboard()->text(), secretText);
    }

    void theButtonKeepsItsWidthWhileItCounts() {
        Fixture f;
        f.secret.copy();
        f.answer();
        QCoreApplication::sendPostedEvents();
        QVERIFY(f.copy()->text().contains(u"30"_s));
        const QRect atFirst = f.copy()->geometry();
        f.clock->advance(SecretClipboard::life - 3s);
        QTRY_VERIFY2(f.copy()->text().contains(u", 3"_s), qPrintable(f.copy()->text()));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(f.copy()->geometry(), atFirst);
        f.clock->advance(3s);
        QTRY_COMPARE(f.copy()->text(), u"Copy"_s);
    }

    /// The lock clears the clipboard; a menu can copy what is not in sight.
    void nothingReachesAClipboardThatWasCleared() {
        Fixture f;
        f.secret.hide();
        f.secret.copy();
        f.clipboard.clear();
        QVERIFY(f.stops.back().stop_requested());
        f.answer();
        QCOMPARE(QApplication::clipboard()->text(), QString());
    }

    void theEndOfAnEarlierCopyDoesNotStopALaterOne() {
        Fixture f;
        f.secret.copy();
        f.answer();
        f.secret.copy();
        f.clock->advance(SecretClipboard::life);
        QTRY_COMPARE(QApplication::clipboard()->text(), QString());
        f.answer();
        QCOMPARE(QApplication::clipboard()->text(), secretText);
    }
};

QTEST_MAIN(tst_masked_secret)
#include "tst_masked_secret.moc"
