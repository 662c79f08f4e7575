#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"
#include "tests/console/Keyring.h"

#include <QRegularExpression>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString pasteField = u"Token, DeviceToken, Authorization header, curl command or JSON answer"_s;
constexpr int fiveDaysAndAMinute = 432'060;

} // namespace

/// Drivers on the phone: what is wrong with their tokens, and what puts it right, at the windows.
class tst_console_tokens : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void anExpiredAnswerFromALogIsPutRight() {
        QVERIFY(meetDriver({u"--clock-offset"_s, QString::number(-fiveDaysAndAMinute)}));
        killPlatform();
        QVERIFY(startPlatform({u"--clock-offset"_s, u"0"_s}));
        start();
        QVERIFY(signIn());
        useAnswer();
        VERIFY_SOON(m_person.sees(u"Next step: refresh the access token"_s));
        QVERIFY(m_person.sees(u"It expired"_s));
        QVERIFY(m_person.sees(u"The driver's app most likely holds the same"_s));
        QVERIFY(act(u"Refresh"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->refreshes(), 1);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QVERIFY(m_person.sees(m_name));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void aRevokedPairLeadsToANewerAnswerOrALogin() {
        QVERIFY(meetDriver());
        start();
        QVERIFY(signIn());
        useAnswer();
        VERIFY_SOON(m_person.sees(u"was pasted, and the platform has not accepted it yet."_s));
        QCOMPARE(m_platform->post(u"/_emulator/revoke"_s, {{u"DeviceToken"_s, m_driver}}).status, 200);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"revoked, most likely"_s));
        VERIFY_SOON(m_person.sees(u"Next step: refresh the access token"_s));
        QVERIFY(act(u"Refresh"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"Next step: paste the answer again"_s));
        QVERIFY(m_person.sees(u"signs the driver's app out"_s));
        QCOMPARE(m_control->logins(), 1);
        logIn(u"Log in as this user…"_s);
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->logins(), 2);
        QCOMPARE(m_control->refreshes(), 1);
        QVERIFY(quit());
    }

    /// Five real logins within a minute; the sixth is refused before it is sent.
    void aSpentBudgetIsWaitedForInTheOpen() {
        QVERIFY(meetDriver());
        start();
        for (int wrong = 1; wrong <= 3; ++wrong) {
            VERIFY_SOON(m_person.write(u"Password"_s, secret(12)));
            QVERIFY(m_person.press(u"Sign in"_s));
            VERIFY_SOON(m_control->logins() == wrong && m_person.field(u"Password"_s)->isEnabled());
        }
        QVERIFY(signIn());
        findDriver();
        VERIFY_SOON(m_person.sees(u"Spends 1 of at most 1 sign-in"_s));
        logIn();
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->logins(), 5);
        QCOMPARE(m_platform->post(u"/_emulator/revoke"_s, {{u"DeviceToken"_s, m_driver}}).status, 200);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"Next step: refresh the access token"_s));
        QVERIFY(act(u"Refresh"_s));
        VERIFY_SOON(m_person.sees(u"Next step: wait for a sign-in"_s));

        countDown({u"No sign-in is left; the next one is possible at [0-9:]+, in ([0-9]+) s\\."_s,
            u"next sign-in in ([0-9]+) s"_s});
        QVERIFY(m_person.button(u"Log in…"_s) == nullptr);
        QVERIFY(m_person.useMenu(u"Log in as this user"_s)); // who asks all the same is told the same
        VERIFY_SOON(m_person.button(u"Log in"_s) != nullptr);
        QVERIFY(!m_person.button(u"Log in"_s)->isEnabled());
        QVERIFY(m_person.press(u"Cancel"_s));
        QVERIFY(m_person.useMenu(u"Sign in with another account"_s));
        VERIFY_SOON(m_person.sees(u"No sign-in is left in this minute"_s));
        countDown({u"The next one is possible at [0-9:]+, in ([0-9]+) s\\. One more"_s});
        QVERIFY(!m_person.button(u"Sign in"_s)->isEnabled());
        QVERIFY(m_person.closeWindow(u"Sign in"_s));

        QCOMPARE(m_control->logins(), 5);
        QVERIFY(m_person.useMenu(u"Reload the list"_s)); // everything else goes on
        QVERIFY(listIsHere());
        QVERIFY(quit());
    }

    void aBlockOfThePlatformIsWaitedForAndARefreshIsNot() {
        QVERIFY(meetDriver());
        start();
        QVERIFY(signIn());
        findDriver();
        VERIFY_SOON(m_person.sees(u"No tokens of this user are held here."_s));
        QVERIFY(m_control->addFault({{u"Route"_s, u"POST /v1/Auth/Login"_s}, {u"Kind"_s, u"status"_s},
            {u"Status"_s, 429}, {u"RetryAfter"_s, 600}}));
        logIn();
        VERIFY_SOON(m_person.sees(u"No sign-in is left"_s));
        QVERIFY(pressSoon(u"Cancel"_s));
        VERIFY_SOON(m_person.sees(u"Next step: wait for a sign-in"_s));
        QVERIFY(m_person.button(u"Log in…"_s) == nullptr);
        const int logins = m_control->logins();
        QCOMPARE(logins, 2);

        useAnswer();
        QCOMPARE(m_platform->post(u"/_emulator/expire"_s, {{u"DeviceToken"_s, m_driver}}).status, 200);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"Next step: refresh the access token"_s));
        QVERIFY(act(u"Refresh"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->logins(), logins);
        QVERIFY(quit());
    }

    void offlineIsToldAndTriedAgain() {
        QVERIFY(meetDriver());
        start();
        QVERIFY(signIn());
        useAnswer();
        QCOMPARE(m_platform->post(u"/_emulator/expire"_s, {{u"DeviceToken"_s, m_driver}}).status, 200);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"Next step: refresh the access token"_s));
        killPlatform();
        QVERIFY(act(u"Refresh"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"Next step: reach the platform"_s));
        QVERIFY(m_person.sees(u"At the moment nothing reaches the platform."_s));
        QVERIFY(platformIsBack());
        QVERIFY(act(u"Try again"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->refreshes(), 1);
        QCOMPARE(m_control->logins(), 0);
        QVERIFY(quit());
    }

    /// A login would end the session of the driver's app, and the access token may serve on.
    void aRefusedRefreshAloneLeadsToNoLogin() {
        QVERIFY(meetDriver());
        start();
        QVERIFY(signIn());
        useAnswer();
        QVERIFY(m_control->addFault(
            {{u"Route"_s, u"POST /v1/Auth/RefreshToken"_s}, {u"Kind"_s, u"status"_s}, {u"Status"_s, 401}}));
        QVERIFY(act(u"Refresh now"_s, u"Replace the pair"_s));
        VERIFY_SOON(
            m_person.sees(u"The platform refused to refresh, and may refuse the access token too."_s));
        QVERIFY(m_person.sees(u"Next step: ask the platform"_s));
        QVERIFY(m_person.button(u"Log in…"_s) == nullptr);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QVERIFY(m_person.sees(u"After that paste a newer answer."_s));
        QCOMPARE(m_control->logins(), 1); // the admin's
        QVERIFY(quit());
    }

    void aDeactivatedUserIsNotLoggedInFor() {
        QVERIFY(meetDriver());
        const QByteArray other = m_platform->signIn(u"application"_s).access;
        QVERIFY(setStatus(u"Deactivated"_s, other));
        start();
        QVERIFY(signIn());
        findDriver();
        VERIFY_SOON(m_person.sees(u"Next step: activate the user"_s));
        QVERIFY(m_person.sees(u"a deactivated user is not let in"_s));
        QVERIFY(setStatus(u"Active"_s, other));
        QVERIFY(pressSoon(u"Read this user again"_s));
        VERIFY_SOON(m_person.sees(u"Next step: log in as this user"_s));
        QCOMPARE(m_control->logins(), 2); // the two admins
        QVERIFY(quit());
    }

    void aDeactivatedUserIsActivatedAndLogsIn() {
        QVERIFY(meetDriver());
        QVERIFY(setStatus(u"Deactivated"_s, m_platform->signIn(u"application"_s).access));
        start();
        QVERIFY(signIn());
        findDriver();
        VERIFY_SOON(m_person.sees(u"Next step: activate the user"_s));
        QCOMPARE(m_person.cell(m_person.rowWith(m_name), u"Status"_s), u"Deactivated"_s);
        QVERIFY(act(u"Activate…"_s));
        VERIFY_SOON(m_person.sees(u"Activate %1?"_s.arg(m_name)));
        QVERIFY(m_person.sees(u"lets the user in again"_s));
        QCOMPARE(m_control->count(u"PUT /v1/Management/users"_s), 1); // the other admin's
        QVERIFY(pressSoon(u"Activate"_s));
        VERIFY_SOON(m_person.sees(u"Next step: log in as this user"_s));
        QCOMPARE(m_control->count(u"PUT /v1/Management/users"_s), 2);
        QCOMPARE(m_person.cell(m_person.rowWith(m_name), u"Status"_s), u"Active"_s);
        logIn();
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QCOMPARE(m_control->logins(), 3); // two admins, and the driver
        QVERIFY(m_person.useMenu(u"Activity"_s));
        VERIFY_SOON(lately(u"Activation of a user"_s) == QStringList({m_name, u"Done"_s}));
        QVERIFY(quit());
    }

    void aUserDeactivatedMeanwhileIsFoundOut() {
        QVERIFY(meetDriver());
        start();
        QVERIFY(signIn());
        useAnswer();
        VERIFY_SOON(m_person.sees(u"was pasted, and the platform has not accepted it yet."_s));
        const QByteArray other = m_platform->signIn(u"application"_s).access;
        QVERIFY(setStatus(u"Deactivated"_s, other));
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"Next step: read the user again"_s));
        QVERIFY(act(u"Read the user again"_s));
        VERIFY_SOON(m_person.sees(u"Next step: activate the user"_s));
        QVERIFY(m_person.button(u"Log in…"_s) == nullptr);
        QCOMPARE(m_control->refreshes(), 0);
        QCOMPARE(m_control->logins(), 2); // the two admins
        QVERIFY(quit());
    }

    void aClockThatIsOffIsToldAndMisleadsNobody_data() {
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("words");
        QTest::newRow("behind") << 1200 << u"min behind the platform's."_s;
        QTest::newRow("ahead") << -1200 << u"min ahead of the platform's."_s;
    }

    /// Tokens live for ten minutes: by a clock that is twenty off, one would take the good for the expired.
    void aClockThatIsOffIsToldAndMisleadsNobody() {
        QFETCH(int, offset);
        QFETCH(QString, words);
        QVERIFY(meetDriver(
            {u"--clock-offset"_s, QString::number(offset), u"--access-token-seconds"_s, u"600"_s}));
        start();
        QVERIFY(signIn());
        useAnswer();
        VERIFY_SOON(m_person.sees(u"was pasted, and the platform has not accepted it yet."_s));
        QVERIFY(pressSoon(u"Why?"_s));
        VERIFY_SOON(m_person.sees(words));
        QCOMPARE(m_platform->post(u"/_emulator/advance"_s, {{u"Seconds"_s, 620}}).status, 200);
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"It expired"_s));
        VERIFY_SOON(m_person.sees(u"Next step: refresh the access token"_s));
        QVERIFY(act(u"Refresh"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void aKeychainLockedHalfWayLosesNothing() {
        QVERIFY(meetDriver());
        start();
        QVERIFY(signIn());
        useAnswer();
        QVERIFY(m_person.check(u"Remember this user's tokens"_s, true));
        VERIFY_SOON(m_person.sees(u"also after a restart"_s));
        QVERIFY(soon([this] { return !keptUserTokens(m_driver).isEmpty(); }));
        QVERIFY(lockKeyring());
        QVERIFY(act(u"Refresh now"_s, u"Replace the pair"_s));
        VERIFY_SOON(m_person.sees(u"this session only; the keychain could not be used"_s));
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QVERIFY(unlockKeyring());
        QVERIFY(act(u"Refresh now"_s));
        VERIFY_SOON(!m_person.sees(u"the keychain could not be used"_s));
        VERIFY_SOON(m_control->refreshes() == 2);
        QVERIFY(quit());
        m_console.reset();
        const QByteArrayList kept = keptUserTokens(m_driver);
        QCOMPARE(kept.size(), 2);

        start();
        QVERIFY(listIsHere());
        findDriver();
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s)); // the keychain is open, and read without a click
        QVERIFY(m_person.sees(u"not checked with the platform since"_s));
        QVERIFY(act(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

private:
    /// A driver whose app has just registered, and what it was answered.
    bool meetDriver(const QStringList &arguments = {}) {
        if (!startPlatform(arguments))
            return false;
        m_name = u"Zora-"_s + QUuid::createUuid().toString(QUuid::Id128).left(8);
        const Answer answer
            = m_platform->registerUser(0, {{u"CreateAccessToken"_s, true}, {u"FirstName"_s, m_name}});
        const Tokens tokens = Sandbox::tokensIn(answer);
        m_answer = QString::fromUtf8(answer.body);
        m_driver = tokens.identity;
        return answer.status == 200 && !tokens.access.isEmpty();
    }

    /// About whom, and with what result, the person did this last, by the place "Activity".
    static QStringList lately(const QString &action) {
        for (const QWidget *widget : QApplication::allWidgets()) {
            const auto *table = qobject_cast<const QTableView *>(widget);
            if (table == nullptr || table->accessibleName() != u"Activity"_s || !table->isVisible())
                continue;
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                QStringList cells;
                for (int column = 0; column < table->model()->columnCount(); ++column)
                    cells.append(table->model()->index(row, column).data().toString());
                if (cells.value(1) == action)
                    return {cells.value(2), cells.value(4)};
            }
        }
        return {};
    }

    bool setStatus(const QString &status, const QByteArray &admin) {
        return m_platform
                   ->put(u"/v1/Management/users"_s, {{u"Status"_s, status}}, admin,
                       {{"UserDeviceToken", m_driver.toLatin1()}})
                   .status
            == 200;
    }

    /// Nothing is under way for the driver any more, and the button is there.
    bool act(const QString &button, const QString &confirm = {}) {
        return soon([this] { return m_person.button(u"Cancel"_s) == nullptr; }) && pressSoon(button)
            && (confirm.isEmpty() || pressSoon(confirm));
    }

    void openPaste() {
        QVERIFY(m_person.useMenu(u"Inspect a token"_s));
        VERIFY_SOON(m_person.sees(u"Nothing pasted yet"_s));
    }

    /// As it stands in the log of the driver's app.
    void useAnswer() {
        openPaste();
        QVERIFY(m_person.paste(pasteField, u"06-01 12:00:07 D/OkHttp: <-- 200 OK "_s + m_answer));
        VERIFY_SOON(m_person.sees(u"An answer that hands out tokens"_s));
        QVERIFY(pressSoon(u"Use these tokens"_s));
        if (m_person.button(u"Replace them"_s) != nullptr)
            QVERIFY(m_person.press(u"Replace them"_s));
        QVERIFY(m_person.closeWindow(u"Inspect a token"_s));
        VERIFY_SOON(m_person.sees(m_name));
        VERIFY_SOON(m_person.sees(u"Refresh token"_s));
    }

    void findDriver() {
        openPaste();
        QVERIFY(m_person.paste(pasteField, u"My id is "_s + m_driver.toUpper()));
        QVERIFY(pressSoon(u"Show this user"_s));
        QVERIFY(m_person.closeWindow(u"Inspect a token"_s));
        VERIFY_SOON(m_person.sees(m_name));
        QVERIFY(m_person.openTab(u"Tokens"_s));
    }

    void logIn(const QString &button = u"Log in…"_s) {
        QVERIFY(pressSoon(button));
        VERIFY_SOON(m_person.sees(u"Log in as "_s));
        QVERIFY(pressSoon(u"Log in"_s));
    }

    /// How many seconds are told with these words; -1: nobody tells it.
    int secondsTold(const QString &pattern) const {
        const QRegularExpressionMatch match = QRegularExpression(pattern).match(m_person.account());
        return match.hasMatch() ? match.captured(1).toInt() : -1;
    }

    /// All of them at the same time: the minute does not wait.
    void countDown(const QStringList &patterns) {
        QList<int> before;
        VERIFY_SOON(
            std::ranges::all_of(patterns, [this](const QString &each) { return secondsTold(each) > 0; }));
        for (const QString &pattern : patterns)
            before.append(secondsTold(pattern));
        VERIFY_SOON(std::ranges::equal(patterns, before, [this](const QString &pattern, int seconds) {
            const int now = secondsTold(pattern);
            return now >= 0 && now < seconds;
        }));
    }

    QString m_name;
    QString m_driver; ///< the DeviceToken
    QString m_answer;
};

QTEST_MAIN(tst_console_tokens)
#include "tst_console_tokens.moc"
