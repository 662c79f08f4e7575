#include "tests/console/ConsoleFixture.h"
#include "ui/users/UserTableModel.h"

#include <QJsonArray>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString page = u"*/users/GetFilteredPage"_s;

QString textOf(int length, const QString &pattern) {
    return pattern.repeated(length / static_cast<int>(pattern.size()) + 1).left(length);
}

} // namespace

/// Answers nobody would expect, and users changed by somebody else meanwhile.
class tst_console_answers : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void anAnswerThatIsNoneLeavesTheRowsAndSaysSo_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        const QString noAnswer = u"The answer is not one the platform would give."_s;
        const QString unreachable = u"The platform cannot be reached."_s;
        QTest::newRow("empty") << u"empty"_s << noAnswer;
        QTest::newRow("HTML") << u"html"_s << noAnswer;
        QTest::newRow("malformed") << u"malformed"_s << noAnswer;
        QTest::newRow("40 MB") << u"huge"_s << noAnswer;
        QTest::newRow("nested") << u"nested"_s << noAnswer;
        QTest::newRow("null") << u"result-null"_s << u"The platform does not know it"_s;
        QTest::newRow("422 under 200") << u"status-under-200"_s << u"The platform did not accept this"_s;
        QTest::newRow("not for this token") << u"status"_s << u"This account may not do that."_s;
    }

    void anAnswerThatIsNoneLeavesTheRowsAndSaysSo() {
        QFETCH(QString, kind);
        QFETCH(QString, words);
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        const QString first = m_person.cell(0, u"DeviceToken"_s);
        QJsonObject fault{{u"Route"_s, page}, {u"Kind"_s, kind}, {u"Count"_s, -1}};
        if (kind == u"status-under-200")
            fault.insert(u"Status"_s, 422);
        if (kind == u"status")
            fault.insert(u"Status"_s, 403); // as for a user's token where an admin's is wanted
        QVERIFY(m_control->addFault(fault));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(words));
        QVERIFY(m_person.sees(u"The rows below are the earlier ones."_s));
        QCOMPARE(m_person.cell(0, u"DeviceToken"_s), first);
        QVERIFY(m_control->clearFaults());
        QVERIFY(pressSoon(u"Try again"_s));
        VERIFY_SOON(!m_person.sees(words));
        QCOMPARE(m_person.cell(0, u"DeviceToken"_s), first);
        QVERIFY(quit());
    }

    void readingThatNeverEndsCanBeStopped() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        const QString first = m_person.cell(0, u"DeviceToken"_s);
        QVERIFY(m_control->addFault({{u"Route"_s, page}, {u"Kind"_s, u"never"_s}, {u"Count"_s, -1}}));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(pressSoon(u"Stop reading the list"_s));
        VERIFY_SOON(m_person.sees(u"Reading was stopped. The rows below are the earlier ones."_s));
        QCOMPARE(m_person.cell(0, u"DeviceToken"_s), first);
        QVERIFY(m_control->clearFaults());
        QVERIFY(pressSoon(u"Try again"_s));
        VERIFY_SOON(!m_person.sees(u"Reading was stopped"_s));
        QCOMPARE(m_person.cell(0, u"DeviceToken"_s), first);
        QVERIFY(quit());
    }

    void aBrokenConnectionIsTriedAgainByItself_data() {
        QTest::addColumn<QString>("kind");
        QTest::newRow("truncated") << u"truncated"_s;
        QTest::newRow("dropped") << u"drop-middle"_s;
    }

    void aBrokenConnectionIsTriedAgainByItself() {
        QFETCH(QString, kind);
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        const int before = pages();
        QVERIFY(m_control->addFault({{u"Route"_s, page}, {u"Kind"_s, kind}}));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(pages() > before + 1);
        QVERIFY(listIsHere());
        VERIFY_SOON(m_person.sees(u"online"_s));
        QVERIFY(quit());
    }

    void odditiesOfThePlatformAreLivedWith() {
        QVERIFY(startPlatform({u"--quirks"_s, u"7"_s}));
        start();
        QVERIFY(signIn());
        QVERIFY(m_control->addFault({{u"Route"_s, page}, {u"Kind"_s, u"wrong-types"_s}}));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(listIsHere());
        VERIFY_SOON(m_person.sees(u"500 users"_s));
        QVERIFY(quit());
    }

    void tokensThatComeWithARegistrationAreHeld() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(m_person.press(u"New user"_s));
        VERIFY_SOON(m_person.button(u"Create an access token now"_s) != nullptr);
        QVERIFY(m_person.press(u"Create an access token now"_s));
        QVERIFY(registerUser(u"With-tokens"_s));
        VERIFY_SOON(m_person.sees(u"With-tokens is registered"_s));
        QVERIFY(m_person.press(u"Open user"_s));
        QVERIFY(m_person.openTab(u"Tokens"_s));
        VERIFY_SOON(m_person.sees(u"Kept: this session only"_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void aListThatShrankWhileItWasReadIsShownAsItIs() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QCOMPARE(m_person.rows(), 500);
        const QStringList gone = removable().first(150);
        for (const QString &token : gone)
            QVERIFY(remove(token));
        m_person.table()->scrollToBottom(); // where nobody is any more
        VERIFY_SOON(m_person.rows() == 350);
        VERIFY_SOON(!m_person.cell(349, u"DeviceToken"_s).isEmpty());
        VERIFY_SOON(m_person.sees(u"350 users"_s));
        QVERIFY(m_person.clickRow(349));
        QVERIFY(quit());
    }

    void aUserDeletedBySomebodyElseIsSaidToBeGone() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        const QStringList tokens = removable();
        int row = 0;
        while (!tokens.contains(tokenIn(row)))
            ++row;
        const QString user = tokenIn(row);
        QVERIFY(m_person.clickRow(row));
        VERIFY_SOON(m_person.sees(u"Profile"_s));
        QVERIFY(remove(user));
        QVERIFY(m_person.useMenu(u"Read this user again"_s));
        VERIFY_SOON(m_person.sees(u"The platform does not know it, or no longer does."_s));
        QVERIFY(m_person.openTab(u"Tokens"_s)); // what is left there can be looked at
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.rows() == 499);
        VERIFY_SOON(!tokenIn(row).isEmpty() && tokenIn(row) != user);
        QVERIFY(m_person.clickRow(row));
        VERIFY_SOON(!m_person.sees(u"The platform does not know it, or no longer does."_s));
        QVERIFY(quit());
    }

    void namesOfEveryKindKeepTheLayout() {
        QVERIFY(startPlatform());
        const QStringList names{u"👩🏽‍🚀🚛 Zoë 🇷🇸"_s, u"محمد \u202Eالأحمد"_s,
            textOf(500, u"Wortungetüm"_s), u"one\ntwo\r\nthree\tfour"_s, textOf(500, u"長"_s)};
        for (const QString &name : names)
            QCOMPARE(
                m_platform->registerUser(0, {{u"FirstName"_s, name}, {u"LastName"_s, name}}).status, 200);
        start();
        QVERIFY(signIn());
        QCOMPARE(m_person.rows(), 505);
        const QSize window = m_person.window()->size();
        const int height = m_person.table()->rowHeight(100);
        const int width = m_person.table()->width();
        for (int row = 0; row < names.size(); ++row) {
            QCOMPARE(m_person.table()->rowHeight(row), height);
            QVERIFY2(
                !m_person.cell(row, u"Name"_s).contains(u'\n'), qPrintable(m_person.cell(row, u"Name"_s)));
            QVERIFY(m_person.clickRow(row));
            VERIFY_SOON(m_person.sees(u"Profile"_s));
            QVERIFY(!m_person.window()->grab().isNull());
            QCOMPARE(m_person.table()->width(), width);
            QCOMPARE(m_person.window()->size(), window);
        }
        QVERIFY(quit());
    }

private:
    int pages() { return m_control->count(u"POST /v1/Management/users/GetFilteredPage"_s); }

    /// As another admin, whose sign-in ends nobody's session here.
    QByteArray colleague() {
        if (m_colleagueOf != m_platform.get())
            m_colleague = m_platform->signIn(u"application"_s).access;
        m_colleagueOf = m_platform.get();
        return m_colleague;
    }

    /// The users that admin may remove, oldest first.
    QStringList removable() {
        const QJsonObject question{{u"PageNumber"_s, 1}, {u"PageSize"_s, 500},
            {u"IncludeAccountInfo"_s, false}, {u"Sort"_s, u"DateCreated"_s}, {u"ShowInactiveUsers"_s, true}};
        const QJsonArray users
            = m_platform->post(u"/v1/Management/users/GetFilteredPage"_s, question, colleague())
                  .result()
                  .value("Users"_L1)
                  .toArray();
        QStringList tokens;
        for (const QJsonValue &user : users)
            tokens.append(user["DeviceToken"_L1].toString());
        return tokens;
    }

    bool remove(const QString &token) {
        return m_platform->remove(u"/v1/Management/users/"_s + token, colleague()).status == 200;
    }

    [[nodiscard]] QString tokenIn(int row) const {
        return m_person.table()->model()->index(row, 0).data(ui::UserTableModel::DeviceTokenRole).toString();
    }

    const Sandbox *m_colleagueOf = nullptr;
    QByteArray m_colleague;
};

QTEST_MAIN(tst_console_answers)
#include "tst_console_answers.moc"
