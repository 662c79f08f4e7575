#include "tests/console/ConsoleFixture.h"
#include "ui/shell/MenuBar.h"

#include <QApplication>
#include <QClipboard>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// What can be done is in a menu, with its shortcut: the palette and the list of shortcuts show no more than
/// the menus do.
class tst_console_menus : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void whatTheListCanDoIsInTheMenus() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        const QStringList entries{u"Edit: Copy rows [Ctrl+C]"_s, u"Edit: Select all users [Ctrl+A]"_s,
            u"User: Open the user [Return, Enter]"_s, u"User: Stop reading the list []"_s,
            u"View: Filter by status… []"_s, u"View: Filter by activity… []"_s,
            u"View: Filter by day of creation… []"_s, u"View: Filter by real-time… []"_s,
            u"View: Columns… []"_s, u"View: Reveal or hide the InstanceKey []"_s,
            u"View: Copy the InstanceKey []"_s};
        const QStringList there = menuEntries();
        for (const QString &entry : entries)
            QVERIFY2(there.contains(entry), qPrintable(entry + u"\n\n"_s + there.join(u'\n')));
        QVERIFY(quit());
    }

    void theyCanBeUsedWhereTheyMakeSense() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(!isEnabled(u"Copy rows"_s));
        QVERIFY(!isEnabled(u"Open the user"_s));
        QVERIFY(!isEnabled(u"Copy the InstanceKey"_s));
        QVERIFY(m_person.clickRow(0));
        for (const QString &entry : {u"Copy rows"_s, u"Select all users"_s, u"Open the user"_s,
                 u"Filter by status…"_s, u"Columns…"_s})
            QVERIFY2(isEnabled(entry), qPrintable(entry));
        QVERIFY(m_person.useMenu(u"Copy rows"_s));
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 1);
        QVERIFY(m_person.useMenu(u"Filter by activity"_s));
        QVERIFY(QApplication::activePopupWidget() != nullptr);
        QCOMPARE(QApplication::activePopupWidget()->accessibleName(), u"Activity"_s);
        QApplication::activePopupWidget()->close();

        QVERIFY(m_person.useMenu(u"Hierarchy"_s));
        for (const QString &entry : {u"Copy rows"_s, u"Select all users"_s, u"Open the user"_s,
                 u"Filter by status…"_s, u"Columns…"_s})
            QVERIFY2(!isEnabled(entry), qPrintable(entry));
        VERIFY_SOON(isEnabled(u"Show users of this instance"_s));
        QVERIFY(isEnabled(u"Reveal or hide the InstanceKey"_s));
        QApplication::clipboard()->clear();
        QVERIFY(m_person.useMenu(u"Copy the InstanceKey"_s));
        VERIFY_SOON(!QApplication::clipboard()->text().isEmpty());
        isSecret(QApplication::clipboard()->text().toUtf8());
        QVERIFY(quit());
    }

    void aFieldKeepsItsKeys() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(m_person.clickRow(0));
        const QModelIndexList before = m_person.table()->selectionModel()->selectedRows();
        QLineEdit *search = m_person.field(u"Search users"_s);
        QVERIFY(search != nullptr);
        search->setFocus();
        QTest::keyClicks(search, u"zz"_s);
        QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(search->selectedText(), u"zz"_s);
        QTest::keyClick(search, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"zz"_s);
        QCOMPARE(m_person.table()->selectionModel()->selectedRows(), before);
        search->clear();
        QVERIFY(listIsHere());
        QVERIFY(m_person.clickRow(0));
        QTest::keyClick(m_person.table(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(m_person.table()->selectionModel()->selectedRows().size() > 1);
        QVERIFY(quit());
    }

private:
    [[nodiscard]] QList<ui::MenuBar::Group> groups() const {
        return m_person.window()->findChild<ui::MenuBar *>()->groups();
    }

    [[nodiscard]] QStringList menuEntries() const {
        QStringList entries;
        for (const ui::MenuBar::Group &group : groups()) {
            for (const QAction *action : group.actions)
                entries.append(u"%1: %2 [%3]"_s.arg(group.title, ui::MenuBar::withoutMnemonic(action->text()),
                    QKeySequence::listToString(action->shortcuts(), QKeySequence::PortableText)
                        .replace(u"; "_s, u", "_s)));
        }
        return entries;
    }

    [[nodiscard]] bool isEnabled(const QString &text) const {
        for (const ui::MenuBar::Group &group : groups()) {
            for (const QAction *action : group.actions) {
                if (ui::MenuBar::withoutMnemonic(action->text()) == text)
                    return action->isEnabled();
            }
        }
        return false;
    }
};

QTEST_MAIN(tst_console_menus)
#include "tst_console_menus.moc"
