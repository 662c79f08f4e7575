#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QUuid>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// A whole day with the program as it is shipped, the real keychain and the emulator it brings along.
class tst_console_day : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void fromTheFirstStartToTheSignOut() {
        start();
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.rows() == 12'408);
        QVERIFY(listIsHere());
        VERIFY_SOON(m_person.sees(u"12,408 users"_s));
        m_control = std::make_unique<EmulatorControl>(EmulatorControl::originOf(m_desk->paths().sandboxData));
        QCOMPARE(m_control->logins(), 1);

        findsOne();
        if (!QTest::currentTestFailed())
            registersOne();
        if (!QTest::currentTestFailed())
            getsTokensOfTheNewUser();
        if (!QTest::currentTestFailed())
            comesBack();
        if (!QTest::currentTestFailed())
            leaves();
    }

    /// Nobody signed in elsewhere: its fleet is gone, and with it whoever knew of the session.
    void aSessionOfAnEarlierFleetIsToldAsOne() {
        start();
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.rows() == 12'408);
        QVERIFY(quit());
        m_console.reset();
        const qint64 left = QDateTime::currentSecsSinceEpoch();
        VERIFY_SOON(QDateTime::currentSecsSinceEpoch() > left); // tokens are dated to the second
        QVERIFY(QFile::remove(m_desk->paths().sandboxData));
        start();
        VERIFY_SOON(m_person.sees(u"The sandbox fleet is a new one"_s));
        QVERIFY2(!m_person.sees(u"omebody else"_s), qPrintable(m_person.account()));
        const Person newcomer(QWidgetList{m_person.window()});
        QVERIFY(m_person.press(u"Sign in again"_s));
        VERIFY_SOON(newcomer.sees(u"Sign in to go on where you were"_s));
        QVERIFY(newcomer.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.rows() == 12'408);
        QVERIFY(quit());
    }

    void aDamagedSandboxIsBegunAnew() {
        const QFileInfo data(m_desk->paths().sandboxData);
        QVERIFY(QDir().mkpath(data.path()));
        QFile file(data.filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8'192, '#'));
        file.close();
        start();
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.rows() == 12'408);
        QVERIFY(m_person.sees(u"The file of the sandbox fleet was damaged."_s));
        QVERIFY(m_person.sees(data.filePath() + u".damaged-"_s));
        QVERIFY(quit());
    }

private:
    void findsOne() {
        QString email;
        for (int row = 0; email.isEmpty(); ++row)
            email = m_person.cell(row, u"E-mail"_s);
        QVERIFY(m_person.write(u"Search users"_s, email));
        VERIFY_SOON(m_person.rows() == 1);
        VERIFY_SOON(m_person.rowWith(email) == 0);
        QVERIFY(m_person.write(u"Search users"_s, {}));
        VERIFY_SOON(m_person.rows() == 12'408);
    }

    void registersOne() {
        QVERIFY(registerUser(m_name));
        VERIFY_SOON(m_person.sees(m_name + u" is registered"_s));
        QVERIFY(m_person.press(u"Copy DeviceToken"_s));
        m_deviceToken = QGuiApplication::clipboard()->text();
        QVERIFY(!QUuid(m_deviceToken).isNull());
        QVERIFY(m_person.sees(m_deviceToken));
        VERIFY_SOON(m_person.rowWith(m_name) >= 0);
        VERIFY_SOON(m_person.sees(u"12,409 users"_s));
        QCOMPARE(m_control->registrations(), 1);
    }

    void getsTokensOfTheNewUser() {
        QVERIFY(m_person.press(u"Open user"_s));
        QVERIFY(m_person.openTab(u"Tokens"_s));
        VERIFY_SOON(m_person.sees(u"No tokens of this user are held here."_s));
        QVERIFY(pressSoon(u"Log in…"_s));
        VERIFY_SOON(m_person.sees(u"Log in as %1?"_s.arg(m_name)));
        QVERIFY(m_person.sees(u"signs the driver's app out"_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(m_person.press(u"Log in"_s));
        VERIFY_SOON(m_person.sees(u"Kept: this session only"_s));
        QCOMPARE(m_control->logins(), 2);
        QVERIFY(pressSoon(u"Refresh now"_s));
        VERIFY_SOON(m_control->refreshes() == 1);
        QVERIFY(pressSoon(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QCOMPARE(m_control->logins(), 2);
    }

    /// The emulator ends with the program and begins to count anew.
    void comesBack() {
        QVERIFY(quit());
        m_console.reset();
        QVERIFY(m_control->logins() < 0);
        m_tokens = keptTokens(company);
        QCOMPARE(m_tokens.size(), 2);
        start();
        VERIFY_SOON(m_person.rows() == 12'409);
        VERIFY_SOON(m_person.rowWith(m_name) >= 0);
        m_control = std::make_unique<EmulatorControl>(EmulatorControl::originOf(m_desk->paths().sandboxData));
        QCOMPARE(m_control->logins(), 0);
    }

    void leaves() {
        QVERIFY(m_person.useMenu(u"Sign out"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(quit());
    }

    const QString m_name = u"Zora-"_s + QUuid::createUuid().toString(QUuid::Id128).left(8);
    QString m_deviceToken;
    QByteArrayList m_tokens;
};

QTEST_MAIN(tst_console_day)
#include "tst_console_day.moc"
