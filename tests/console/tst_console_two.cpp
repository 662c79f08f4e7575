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
        VERIFY_SOON(pages() >= pagesBefore + 4); // each is refused once, and asked once more
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
        // The words are tried the other way round first.
        QVERIFY(soon([this] { return m_neighbour.press(u"Clear search and filters"_s); }));
        VERIFY_SOON(m_neighbour.rows() == 500);
        QCOMPARE(m_control->logins(), 1);
        endBoth();
        // Ending it brings nothing back.
        QVERIFY(keptTokens(company).isEmpty());
    }

    /// Whoever guesses has no more tries with more consoles.
    void wrongPinsOfBothCountTogether() {
        const QString pin = secret(6);
        const QString wrong = secret(6);
        QVERIFY(m_person.useMenu(u"Settings"_s));
        QVERIFY(m_person.write(u"New PIN"_s, pin) && m_person.write(u"Repeat the PIN"_s, pin));
        QVERIFY(m_person.press(u"Set the PIN"_s));
        VERIFY_SOON(m_person.sees(u"The PIN is set."_s));
        QVERIFY(m_person.closeWindow(u"Settings"_s));
        QVERIFY(answers(m_person, wrong, u"4 more wrong PINs"_s));
        QVERIFY(answers(m_neighbour, wrong, u"3 more wrong PINs"_s));
        QVERIFY(answers(m_person, wrong, u"2 more wrong PINs"_s));
        QVERIFY(answers(m_neighbour, wrong, u"1 more wrong PIN."_s));
        QVERIFY(tries(m_person, wrong));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_person.closeWindow(u"Sign in"_s));
        VERIFY_SOON(m_console->hasEnded());
        QVERIFY(tries(m_neighbour, pin)); // too late
        VERIFY_SOON(m_neighbour.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_neighbour.closeWindow(u"Sign in"_s));
        VERIFY_SOON(m_other->hasEnded());
    }

private:
    /// As the current PIN, in the settings.
    static bool tries(const Person &person, const QString &pin) {
        const QString next = u"next-pin"_s;
        return person.useMenu(u"Settings"_s) && person.write(u"Current PIN"_s, pin)
            && person.write(u"New PIN"_s, next) && person.write(u"Repeat the PIN"_s, next)
            && person.press(u"Change the PIN"_s);
    }
    static bool answers(const Person &person, const QString &pin, const QString &words) {
        return tries(person, pin) && soon([&] { return person.sees(words); })
            && person.closeWindow(u"Settings"_s);
    }

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
