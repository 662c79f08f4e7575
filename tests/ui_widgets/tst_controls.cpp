#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/IdentifierLabel.h"

#include <QAccessible>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

QString accessibleName(QWidget &widget) {
    return QAccessible::queryAccessibleInterface(&widget)->text(QAccessible::Name);
}

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBusyButtonTurnsAndIgnoresClicks() {
        const Theme theme(*qApp);
        Button button(theme, ButtonRole::Primary, u"Sign in"_s);
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
        const QSignalSpy clicked(&button, &QPushButton::clicked);
        const QSize idle = button.sizeHint();
        button.setBusy(true);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 0);
        QCOMPARE(button.sizeHint(), idle);
        const QImage first = button.grab().toImage();
        QTRY_VERIFY(button.grab().toImage() != first);
        button.setBusy(false);
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(clicked.count(), 3);
    }

    void anIconButtonSaysItsNameAndItsShortcut() {
        const Theme theme(*qApp);
        IconButton button(theme, Icon::Refresh, u"Refresh"_s, QKeySequence(Qt::Key_F5));
        QCOMPARE(accessibleName(button), u"Refresh"_s);
        QCOMPARE(button.toolTip(), u"Refresh (F5)"_s);
        button.setName(u"Reload"_s);
        QCOMPARE(accessibleName(button), u"Reload"_s);
        QCOMPARE(button.toolTip(), u"Reload"_s);
        QVERIFY(button.focusPolicy() & Qt::TabFocus);
    }

    void aChipIsClearedByCrossAndKey() {
        const Theme theme(*qApp);
        Chip chip(theme, u"Activity"_s);
        chip.resize(chip.sizeHint());
        const QSignalSpy cleared(&chip, &Chip::cleared);
        const QSignalSpy clicked(&chip, &QPushButton::clicked);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(cleared.count(), 0);

        chip.setValue(u"Lost"_s);
        chip.resize(chip.sizeHint());
        QCOMPARE(accessibleName(chip), u"Activity: Lost"_s);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, chip.height() / 2));
        QCOMPARE(cleared.count(), 1);
        QCOMPARE(clicked.count(), 0);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QTest::keyClick(&chip, Qt::Key_Backspace);
        QCOMPARE(cleared.count(), 3);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, chip.height() / 2));
        QCOMPARE(clicked.count(), 1);
    }

    void aChipsCrossIsAtTheOtherEndFromRightToLeft() {
        const Theme theme(*qApp);
        Chip chip(theme, u"Activity"_s);
        chip.setLayoutDirection(Qt::RightToLeft);
        chip.setValue(u"Lost"_s);
        chip.resize(chip.sizeHint());
        const QSignalSpy cleared(&chip, &Chip::cleared);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, chip.height() / 2));
        QCOMPARE(cleared.count(), 1);
    }

    void aChipOpensItsMenuByKey() {
        const Theme theme(*qApp);
        Chip chip(theme, u"Status"_s);
        QMenu menu;
        menu.addAction(u"Active"_s);
        chip.setPopupMenu(&menu);
        chip.show();
        QTest::keyClick(&chip, Qt::Key_Return);
        QTRY_VERIFY(menu.isVisible());
        QVERIFY(menu.pos().y() >= chip.mapToGlobal(QPoint(0, chip.height())).y());
        menu.close();
    }

    void anIdentifierIsCopiedWhole() {
        const Theme theme(*qApp);
        IdentifierLabel label(theme, u"DeviceToken"_s);
        auto *copy = label.findChild<IconButton *>();
        QVERIFY(copy != nullptr);
        QVERIFY(copy->isEnabled());
        label.setIdentifier({});
        QVERIFY(!copy->isEnabled());
        label.setIdentifier(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
        QCOMPARE(copy->accessibleName(), u"Copy DeviceToken"_s);
        label.resize(120, 28);
        const QSignalSpy copied(&label, &IdentifierLabel::copied);
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(copied.count(), 1);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
        QCOMPARE(copy->accessibleName(), u"DeviceToken copied"_s);
        QTRY_COMPARE(copy->accessibleName(), u"Copy DeviceToken"_s);
    }

    void aLongIdentifierKeepsItsEnds() {
        const Theme theme(*qApp);
        const QFontMetrics metrics(theme.font(TextRole::Identifier));
        const QString identifier = u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
        QCOMPARE(IdentifierLabel::elided(identifier, metrics, 1000), identifier);
        QCOMPARE(IdentifierLabel::elided(identifier, metrics, metrics.horizontalAdvance(u"6f1c2a7e…9b2e"_s)),
            u"6f1c2a7e…9b2e"_s);
        const QString narrow = IdentifierLabel::elided(identifier, metrics, 40);
        QVERIFY(metrics.horizontalAdvance(narrow) <= 40);
    }
};

QTEST_MAIN(ControlsTest)
#include "tst_controls.moc"
