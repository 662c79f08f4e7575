#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// Two consoles of one person, on the same files and the same keychain.
class tst_console_two : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        VERIFY_SOON(keptTokens(company).size() == 2);
        const QWidgetList first = QApplication::topLevelWidgets();
        m_other = std::make_unique<RunningConsole>(*m_theme, m_desk->paths(), m_desk->settings());
        m_neighbour = Person(first);
        VERIFY_SOON(m_neighbour.rows() == 500);
        QWidgetList second = QApplication::topLevelWidgets();
        second.removeIf([&first](QWidget *window) { return first.contains(window); });
        m_person = Person(second);
        QCOMPARE(m_control->logins(), 1);
    }

    void cleanup() {
        m_other.reset();
        end();
        m_person = Person();
    }

    void oneRefreshServesBoth() {
        const QByteArrayList before = keptTokens(company);
        const int pagesBefore = pages();
        QVERIFY(m_control->expire(company));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(m_neighbour.useMenu(u"Reload the list"_s));
        VERIFY_SOON(pages() == pagesBefore + 4); // each is refused once
        VERIFY_SOON(keptTokens(company) != before);
        VERIFY_SOON(m_person.sees(u"500 users"_s) && m_neighbour.sees(u"500 users"_s));
        QCOMPARE(m_control->refreshes(), 1);
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(!m_person.sees(u"Your session is over."_s));
        QVERIFY(!m_neighbour.sees(u"Your session is over."_s));
        endBoth();
    }

    void oneSignsOutWhileTheOtherWorks() {
        QVERIFY(m_person.useMenu(u"Sign out"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(m_neighbour.write(u"Search users"_s, u"no such user at all"_s));
        VERIFY_SOON(m_neighbour.sees(u"No user matches"_s));
        QVERIFY(m_neighbour.press(u"Clear search and filters"_s));
        VERIFY_SOON(m_neighbour.rows() == 500);
        QCOMPARE(m_control->logins(), 1);
        endBoth();
        // Ending it brings nothing back.
        QVERIFY(keptTokens(company).isEmpty());
    }

private:
    int pages() { return m_control->count(u"POST /v1/Management/users/GetFilteredPage"_s); }

    void endBoth() {
        QVERIFY(m_neighbour.closeWindow());
        VERIFY_SOON(m_other->hasEnded());
        QVERIFY(quit());
    }

    std::unique_ptr<RunningConsole> m_other;
    Person m_neighbour;
};

QTEST_MAIN(tst_console_two)
#include "tst_console_two.moc"
