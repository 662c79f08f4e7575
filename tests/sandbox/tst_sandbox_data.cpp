#include "tests/sandbox/Sandbox.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_data : public QObject {
    Q_OBJECT

    struct Ended {
        int code;
        QByteArray complaint;
    };
    static Ended run(const QStringList &arguments) {
        QProcess process;
        process.start(Sandbox::program(), arguments);
        const bool ended
            = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 10'000);
        return {ended ? process.exitCode() : -1, process.readAllStandardError()};
    }

    /// The emulator as if the disk had room for that many blocks of 512 bytes in each file; empty if it
    /// cannot be made.
    QString programOnADiskOf(int blocks) const {
        QFile limited(m_folder->filePath(u"limited"_s));
        if (!limited.open(QIODevice::WriteOnly))
            return {};
        limited.write("#!/bin/sh\ntrap '' XFSZ\nulimit -f " + QByteArray::number(blocks) + "\nexec '"
            + Sandbox::program().toUtf8() + "' \"$@\"\n");
        limited.close();
        return limited.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner) ? limited.fileName()
                                                                                      : QString();
    }

    bool waitForEnd(Sandbox &sandbox) {
        return QTest::qWaitFor([&sandbox] { return !sandbox.isRunning(); }, 5'000);
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"fleet.db"_s);
    }

    void saysHowToReachIt() {
        const Sandbox sandbox;
        QVERIFY(sandbox.origin().startsWith(u"http://127.0.0.1:"_s));
        const QJsonArray admins = sandbox.facts().value(u"admins"_s).toArray();
        QCOMPARE(admins.size(), 3);
        QCOMPARE(admins.at(0).toObject().value(u"email"_s).toString(), u"company@sandbox.example"_s);
        QCOMPARE(admins.at(0).toObject().value(u"password"_s).toString(), u"sandbox"_s);
        QCOMPARE(admins.at(2).toObject().value(u"level"_s).toString(), u"instance"_s);
        QCOMPARE(sandbox.facts().value(u"instances"_s).toArray().size(), 5);
        QVERIFY(!QUuid(QString::fromLatin1(sandbox.instanceKey(4))).isNull());
    }

    void theSameSeedIsTheSameFleet() {
        const Sandbox one({u"--seed"_s, u"7"_s});
        const Sandbox two({u"--seed"_s, u"7"_s});
        const Sandbox other({u"--seed"_s, u"8"_s});
        QCOMPARE(one.facts().value(u"instances"_s), two.facts().value(u"instances"_s));
        QVERIFY(one.facts().value(u"instances"_s) != other.facts().value(u"instances"_s));
    }

    void survivesBeingStopped() {
        Tokens admin;
        Tokens user;
        {
            Sandbox sandbox({u"--data"_s, m_file});
            admin = sandbox.signIn();
            user = Sandbox::tokensIn(
                sandbox.registerUser(0, {{u"FirstName"_s, u"Ана"_s}, {u"CreateAccessToken"_s, true}}));
            sandbox.process().terminate();
            QVERIFY(waitForEnd(sandbox));
            QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
            QCOMPARE(sandbox.process().exitCode(), 0);
        }
        Sandbox sandbox({u"--data"_s, m_file, u"--users"_s, u"3"_s, u"--seed"_s, u"99"_s});
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, admin.access).status, 200);
        const Answer own = sandbox.get(u"/v1/Management/users"_s, user.access);
        QCOMPARE(own.result().value(u"UserProfile"_s).toObject().value(u"FirstName"_s).toString(), u"Ана"_s);
        QCOMPARE(sandbox.userCount(), 501);
    }

    void blocksAndTheClockAreKept() {
        const QStringList arguments{u"--data"_s, m_file, u"--login-limit"_s, u"2"_s};
        {
            Sandbox sandbox(arguments);
            QCOMPARE(sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, -86'400 * 400}}).status, 200);
            sandbox.signIn();
            sandbox.signIn();
            QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 429);
        }
        Sandbox sandbox(arguments);
        const Answer blocked = sandbox.login(u"company@sandbox.example"_s);
        QCOMPARE(blocked.status, 429);
        QVERIFY(blocked.header("Retry-After").toInt() > 3'500);
        const QByteArray year
            = QByteArray::number(QDateTime::currentDateTimeUtc().addDays(-400).date().year());
        QVERIFY(blocked.header("Date").contains(year));
        QCOMPARE(sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, 3'601}}).status, 200);
        QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 200);
    }

    void noAnsweredRegistrationIsLostWhenKilled() {
        QStringList registered;
        QString deleted;
        for (int round = 0; round < 6; ++round) {
            Sandbox sandbox({u"--data"_s, m_file});
            const Tokens admin = sandbox.signIn();
            for (const QString &token : std::as_const(registered)) {
                const Answer found
                    = sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, admin.access);
                QCOMPARE(found.json().value(u"Result"_s).toArray().size(), token == deleted ? 0 : 1);
            }
            for (int i = 0; i < 10; ++i) {
                const Answer answer = sandbox.registerUser(i % 5, {{u"Nickname"_s, u"n"_s}});
                QCOMPARE(answer.status, 200);
                registered.append(Sandbox::tokensIn(answer).identity);
            }
            if (deleted.isEmpty()) {
                deleted = registered.last();
                QCOMPARE(sandbox.remove(u"/v1/Management/users/"_s + deleted, admin.access).status, 200);
            }
            sandbox.process().kill();
            QVERIFY(waitForEnd(sandbox));
        }
    }

    void aFullDiskChangesNothing() {
        Sandbox sandbox({u"--data"_s, m_file}, programOnADiskOf(1'000));
        const Tokens admin = sandbox.signIn();
        const auto found = [&](const QString &token) {
            return sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, admin.access)
                .json()
                .value(u"Result"_s)
                .toArray()
                .size();
        };
        QString answered;
        QString token;
        Answer answer = sandbox.registerUser(0);
        for (int i = 0; i < 300 && answer.status == 200; ++i) {
            answered = token;
            token = QUuid::createUuid().toString(QUuid::WithoutBraces);
            answer
                = sandbox.registerUser(0, {{u"CustomToken"_s, token}, {u"Address"_s, QString(5'000, u'x')}});
        }
        QCOMPARE(answer.status, 500);
        QCOMPARE(answer.errorKey(), u"Storage"_s);
        QCOMPARE(found(token), 0);
        QCOMPARE(found(answered), 1);
        QCOMPARE(sandbox.call("POST", u"/_emulator/reset"_s).status, 500);
        QCOMPARE(found(answered), 1);
    }

    /// The journal has room for it, but the file not for what is far behind in it.
    void aResetCountsOnceItIsWritten() {
        {
            Sandbox sandbox({u"--data"_s, m_file});
            for (int i = 0; i < 200; ++i)
                QCOMPARE(sandbox.registerUser(0, {{u"Address"_s, QString(5'000, u'x')}}).status, 200);
            QCOMPARE(sandbox.call("POST", u"/_emulator/reset"_s).status, 200); // which leaves much room in it
            sandbox.process().terminate();
            QVERIFY(waitForEnd(sandbox));
        }
        QVERIFY(QFile(m_file).size() > 1'000 * 512);
        QString token;
        {
            Sandbox sandbox({u"--data"_s, m_file}, programOnADiskOf(1'000));
            QCOMPARE(sandbox.registerUser(0).status, 200);
            QCOMPARE(sandbox.call("POST", u"/_emulator/reset"_s).status, 200);
            QVERIFY(QFile(m_file + u"-wal"_s).size() > 0);
            QCOMPARE(sandbox.userCount(), 500);
            const Answer answer = sandbox.registerUser(0);
            QCOMPARE(answer.status, 200);
            token = Sandbox::tokensIn(answer).identity;
            sandbox.process().kill();
            QVERIFY(waitForEnd(sandbox));
        }
        Sandbox sandbox({u"--data"_s, m_file});
        QCOMPARE(sandbox.userCount(), 501);
        const Answer found
            = sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, sandbox.signIn().access);
        QCOMPARE(found.json().value(u"Result"_s).toArray().size(), 1);
    }

    void killedWhileGeneratingItBeginsAnew() {
        {
            QProcess process;
            process.start(Sandbox::program(),
                {u"--users"_s, u"50000"_s, u"--data"_s, m_file, u"--port"_s, u"0"_s, u"--json"_s});
            QTRY_VERIFY(QFile::exists(m_file) && QFile(m_file).size() > 0);
            process.kill();
            QVERIFY(process.waitForFinished());
        }
        Sandbox sandbox({u"--data"_s, m_file});
        QVERIFY(sandbox.isRunning());
        QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 200);
    }

    void stoppedWhileGeneratingItEndsCleanly_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("its parent is gone") << 0;
    }

    /// Not by the signal, and before the fleet is made: nothing was announced.
    void stoppedWhileGeneratingItEndsCleanly() {
        QFETCH(int, how);
        QProcess process;
        process.start(Sandbox::program(),
            {u"--users"_s, u"2000000"_s, u"--data"_s, m_file, u"--port"_s, u"0"_s, u"--exit-with-stdin"_s});
        QTRY_VERIFY(QFile::exists(m_file) && QFile(m_file).size() > 0);
        if (how == 0)
            process.closeWriteChannel();
        else
            QCOMPARE(::kill(static_cast<pid_t>(process.processId()), how), 0);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardOutput(), "");
        QCOMPARE(process.readAllStandardError(), "");
        QVERIFY(!QFile::exists(m_file + u".origin"_s));
    }

    void oneProcessHoldsAFile() {
        const QString originFile = m_file + u".origin"_s;
        {
            Sandbox first({u"--data"_s, m_file});
            QFile file(originFile);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject attach = QJsonDocument::fromJson(file.readAll()).object();
            QCOMPARE(attach.value(u"origin"_s).toString(), first.origin());
            QCOMPARE(attach.value(u"pid"_s).toInteger(), first.process().processId());

            const Ended second = run({u"--data"_s, m_file, u"--port"_s, u"0"_s});
            QCOMPARE(second.code, 3);
            QVERIFY2(second.complaint.contains("in use"), second.complaint.constData());
            QVERIFY(second.complaint.contains(first.origin().toLatin1()));
            QVERIFY(QFile::exists(originFile));
            first.process().terminate();
            QVERIFY(waitForEnd(first));
        }
        QVERIFY(!QFile::exists(originFile));
        {
            Sandbox killed({u"--data"_s, m_file});
            killed.process().kill();
            QVERIFY(waitForEnd(killed));
        }
        const Sandbox next({u"--data"_s, m_file});
        QVERIFY(next.isRunning());
    }

    /// What one that was killed had announced must not be taken for the next one's word.
    void whatWasAnnouncedEarlierIsGoneWhileTheNextOneLoads() {
        QFile announced(m_file + u".origin"_s);
        QVERIFY(announced.open(QIODevice::WriteOnly));
        announced.write("{\"origin\":\"http://127.0.0.1:1\"}\n");
        announced.close();
        QProcess process;
        process.start(Sandbox::program(),
            {u"--users"_s, u"2000000"_s, u"--data"_s, m_file, u"--port"_s, u"0"_s, u"--exit-with-stdin"_s});
        QTRY_VERIFY(!announced.exists());
        const Ended second = run({u"--data"_s, m_file, u"--port"_s, u"0"_s});
        QCOMPARE(second.code, 3);
        QVERIFY2(!second.complaint.contains("listening"), second.complaint.constData());
        QCOMPARE(process.readAllStandardOutput(), ""); // it was still at it
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
    }

    void filesOfOthersAreLeftAlone() {
        QFile text(m_file);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray(5'000, 'x'));
        text.close();
        const Ended ended = run({u"--data"_s, m_file, u"--port"_s, u"0"_s});
        QCOMPARE(ended.code, 5);
        QVERIFY(text.open(QIODevice::ReadOnly));
        QCOMPARE(text.readAll(), QByteArray(5'000, 'x'));
        QCOMPARE(run({u"--data"_s, m_folder->filePath(u"no/such/folder.db"_s)}).code, 1);
    }

    void theFileIsPrivate() {
        const Sandbox sandbox({u"--data"_s, m_file});
        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(m_file) & others));
        QVERIFY(!(QFile::permissions(m_file + u".origin"_s) & others));
    }

    void recordsWhatItHandsOut() {
        const QString record = m_folder->filePath(u"tokens"_s);
        const QStringList arguments{
            u"--data"_s, m_file, u"--record-tokens"_s, record, u"--password"_s, u"another one"_s};
        QByteArrayList handedOut;
        const auto note = [&handedOut](const Answer &answer) {
            const Tokens tokens = Sandbox::tokensIn(answer);
            handedOut += {tokens.access, tokens.refresh.toLatin1()};
            return tokens;
        };
        for (int start = 0; start < 2; ++start) {
            Sandbox sandbox(arguments);
            QCOMPARE(sandbox.login(u"company@sandbox.example"_s, u"sandbox"_s).status, 401);
            const Tokens first = note(sandbox.login(u"company@sandbox.example"_s, u"another one"_s));
            note(sandbox.post(u"/v1/Auth/RefreshToken"_s,
                {{u"AccessToken"_s, QString::fromLatin1(first.access)}, {u"RefreshToken"_s, first.refresh}}));
            note(sandbox.registerUser(0, {{u"CreateAccessToken"_s, true}}));
        }
        QCOMPARE(tokensRecordedIn(record), handedOut);
        QVERIFY(!(QFile::permissions(record) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QCOMPARE(run({u"--record-tokens"_s, m_folder->path(), u"--port"_s, u"0"_s}).code, 1);
    }

    void wrongOptionsAreExplained() {
        for (const QStringList &arguments : QList<QStringList>{{u"--users"_s}, {u"--users"_s, u"many"_s},
                 {u"--port"_s, u"70000"_s}, {u"--frobnicate"_s}, {u"--tls-key"_s, u"x"_s}, {u"--users=-1"_s},
                 {u"--address"_s, u"localhost"_s}}) {
            const Ended ended = run(arguments);
            QCOMPARE(ended.code, 2);
            QVERIFY(ended.complaint.startsWith("fleetkey-sandbox: "));
        }
        const Sandbox sandbox;
        const QString taken = QString::number(sandbox.port());
        QCOMPARE(run({u"--users=1"_s, u"--port"_s, taken}).code, 4);
        const Ended second = run({u"--users=1"_s, u"--port"_s, u"0"_s, u"--also"_s, u"good:"_s + taken});
        QCOMPARE(second.code, 4);
        QVERIFY2(second.complaint.contains(taken.toLatin1()), second.complaint.constData());
        QCOMPARE(run({u"--help"_s}).code, 0);
        QCOMPARE(run({u"--version"_s}).code, 0);
    }

    void whatCannotBeSaidIsAFailure() {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(Sandbox::program(), {u"--users=1"_s, u"--port"_s, u"0"_s, u"--json"_s});
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitCode(), 1);
    }

    void endsWithItsParent() {
        Sandbox sandbox({u"--exit-with-stdin"_s, u"--data"_s, m_file});
        QVERIFY(sandbox.isRunning());
        QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 200);
        sandbox.process().closeWriteChannel();
        QVERIFY(waitForEnd(sandbox));
        QCOMPARE(sandbox.process().exitCode(), 0);
        QVERIFY(!QFile::exists(m_file + u".origin"_s));
    }

    void endsOnInterrupt() {
        Sandbox sandbox;
        QCOMPARE(::kill(static_cast<pid_t>(sandbox.process().processId()), SIGINT), 0);
        QVERIFY(waitForEnd(sandbox));
        QCOMPARE(sandbox.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(sandbox.process().exitCode(), 0);
    }

    void servesTls() {
        const QString key = m_folder->filePath(u"key.pem"_s);
        const QString certificate = m_folder->filePath(u"certificate.pem"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, key, u"-out"_s,
                certificate, u"-subj"_s, u"/CN=localhost"_s, u"-days"_s, u"2"_s});
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode(), 0);
        Sandbox sandbox({u"--tls-certificate"_s, certificate, u"--tls-key"_s, key});
        QVERIFY(sandbox.origin().startsWith(u"https://"_s));
        const Answer refused = sandbox.get(u"/v1/none"_s);
        QCOMPARE(refused.error, QNetworkReply::SslHandshakeFailedError);

        QProcess client;
        client.start(u"openssl"_s,
            {u"s_client"_s, u"-quiet"_s, u"-connect"_s, u"127.0.0.1:"_s + QString::number(sandbox.port())});
        client.write("GET /v1/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(client.waitForFinished(10'000));
        QVERIFY(client.readAllStandardOutput().startsWith("HTTP/1.1 404"));
        const Ended noCertificate = run({u"--tls-certificate"_s, key, u"--tls-key"_s, key});
        QCOMPARE(noCertificate.code, 1);
        QVERIFY2(noCertificate.complaint.contains(key.toUtf8()), noCertificate.complaint.constData());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_sandbox_data)
#include "tst_sandbox_data.moc"
