#include "tests/support/AccessibleControls.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/LogWindow.h"
#include "ui/shell/MenuBar.h"
#include "ui/shell/ShortcutList.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

QStringList textsIn(const QWidget &widget) {
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        texts += label->text();
    return texts;
}

void addCall(QStandardItemModel &model, const QString &call, const QString &status) {
    model.appendRow({new QStandardItem(call), new QStandardItem(status)});
}

} // namespace

class HelpWindowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mnemonicsAreTakenOut() {
        QCOMPARE(MenuBar::withoutMnemonic(u"&Sign out…"_s), u"Sign out…"_s);
        QCOMPARE(MenuBar::withoutMnemonic(u"Save && quit"_s), u"Save & quit"_s);
        QCOMPARE(MenuBar::withoutMnemonic(u"Odd&"_s), u"Odd"_s);
    }

    void menusAppearWithTheirFirstAction() {
        MenuBar bar;
        QVERIFY(!bar.isNativeMenuBar()); // the lock covers it
        QAction action(u"&New user…"_s);
        QVERIFY(bar.groups().isEmpty());
        QVERIFY(!bar.menu(MenuId::User)->menuAction()->isVisible());
        bar.add(MenuId::User, &action);
        QVERIFY(bar.menu(MenuId::User)->menuAction()->isVisible());
        QCOMPARE(bar.groups().size(), 1);
        QCOMPARE(bar.groups().first().title, u"User"_s);
    }

    void theShortcutListTellsEveryKey() {
        const Theme theme(*qApp);
        QAction find(u"&Find"_s);
        find.setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_F), QKeySequence(Qt::Key_Slash)});
        QAction plain(u"&Plain"_s);
        const ShortcutList list(theme, {{u"User"_s, {&find, &plain}}, {u"Empty"_s, {&plain}}});
        const QStringList texts = textsIn(list);
        QVERIFY(texts.contains(u"Find"_s));
        QVERIFY(texts.contains(u"Ctrl+F  ·  /"_s));
        QVERIFY(!texts.contains(u"Plain"_s));
        QVERIFY(!texts.contains(u"Empty"_s));
    }

    void theLogIsCopiedWholeOrInPart() {
        const Theme theme(*qApp);
        QStandardItemModel calls;
        calls.setHorizontalHeaderLabels({u"Call"_s, u"Status"_s});
        LogWindow log(theme, &calls);
        log.show();
        const auto *empty = log.findChild<EmptyState *>();
        auto *table = log.findChild<QTableView *>();
        QVERIFY(empty->isVisible());
        addCall(calls, u"GET /a"_s, u"200"_s);
        addCall(calls, u"POST\n/b"_s, u"422"_s);
        QVERIFY(!empty->isVisible());
        QVERIFY(table->isVisible());
        QTest::mouseClick(log.findChild<Button *>(), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"Call\tStatus\nGET /a\t200\nPOST /b\t422\n"_s);
        table->selectRow(1);
        QCOMPARE(log.text(true), u"Call\tStatus\nPOST /b\t422\n"_s);
        QCOMPARE(fleetkey::test::namelessControls(log), QStringList());
        calls.removeRows(0, 2);
        QVERIFY(empty->isVisible());
    }

    void aboutTellsTheVersionAndTheLicence() {
        const Theme theme(*qApp);
        const AboutDialog about(theme);
        const QString texts = textsIn(about).join(u' ');
        QVERIFY(texts.contains(QLatin1StringView(FLEETKEY_VERSION)));
        QVERIFY(texts.contains(u"MIT"_s));
    }
};

QTEST_MAIN(HelpWindowsTest)
#include "tst_helpwindows.moc"
