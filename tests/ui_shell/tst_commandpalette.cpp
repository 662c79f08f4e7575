#include "ui/shell/CommandPalette.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

class CommandPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_theme = std::make_unique<Theme>(*qApp);
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        m_window->show();
        for (const QString &text :
            {u"&New user…"_s, u"&Refresh"_s, u"Sign &out"_s, u"&Hidden"_s, u"&Forbidden"_s})
            m_actions += new QAction(text, m_window.get());
        m_actions.at(0)->setShortcut(QKeySequence::New);
        m_actions.at(3)->setVisible(false);
        m_actions.at(4)->setEnabled(false);
        m_palette = new CommandPalette(*m_theme, m_window.get());
        m_palette->open({{u"User"_s, m_actions}});
    }
    void cleanup() {
        m_actions.clear();
        m_window.reset();
        m_theme.reset();
    }

    void offersWhatCanBeDone() {
        QVERIFY(m_palette->isVisible());
        QCOMPARE(shown(), (QStringList{u"New user…"_s, u"Refresh"_s, u"Sign out"_s}));
        QCOMPARE(m_palette->accessibleName(), u"Commands"_s);
        QVERIFY(!field()->accessibleName().isEmpty());
    }

    void narrowsDownAndRuns() {
        const QSignalSpy triggered(m_actions.at(2), &QAction::triggered);
        QTest::keyClicks(field(), u"so"_s);
        QCOMPARE(shown(), QStringList{u"Sign out"_s});
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        QVERIFY(!m_palette->isVisible());
    }

    void aStrayReturnRunsNothing() {
        QList<std::shared_ptr<QSignalSpy>> spies;
        for (QAction *action : std::as_const(m_actions))
            spies.append(std::make_shared<QSignalSpy>(action, &QAction::triggered));
        QTest::keyClick(field(), Qt::Key_Return);
        for (const auto &triggered : std::as_const(spies))
            QCOMPARE(triggered->count(), 0);
        QVERIFY(m_palette->isVisible());
    }

    void arrowsGoRound() {
        const QSignalSpy triggered(m_actions.at(2), &QAction::triggered);
        QTest::keyClick(field(), Qt::Key_Up);
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Enter);
        QCOMPARE(triggered.count(), 1);
    }

    void nothingFitsNothingHappens() {
        const QSignalSpy triggered(m_actions.at(0), &QAction::triggered);
        QTest::keyClicks(field(), u"zzz"_s);
        QCOMPARE(shown().size(), 1);
        QVERIFY(shown().first().startsWith(u"No command matches."));
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(triggered.count(), 0);
        QVERIFY(m_palette->isVisible());
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(!m_palette->isVisible());
    }

    void aClickRuns() {
        const QSignalSpy triggered(m_actions.at(1), &QAction::triggered);
        auto *list = m_palette->findChild<QListView *>();
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(triggered.count(), 1);
    }

    void opensAfresh() {
        QTest::keyClicks(field(), u"so"_s);
        m_palette->close();
        m_palette->open({{u"User"_s, m_actions}});
        QVERIFY(field()->text().isEmpty());
        QCOMPARE(shown().size(), 3);
    }

private:
    QLineEdit *field() const { return m_palette->findChild<QLineEdit *>(); }
    QStringList shown() const {
        const QAbstractItemModel *model = m_palette->findChild<QListView *>()->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts += model->index(row, 0).data().toString();
        return texts;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    QList<QAction *> m_actions;
    CommandPalette *m_palette = nullptr;
};

QTEST_MAIN(CommandPaletteTest)
#include "tst_commandpalette.moc"
