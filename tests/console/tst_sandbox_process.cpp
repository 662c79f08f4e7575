#include "app/console/SandboxProcess.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using fleetkey::console::SandboxProcess;

class tst_sandbox_process : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_dataFile = m_folder->filePath(u"new folder/sandbox.sqlite"_s);
    }

    void keepsItsPort() {
        SandboxProcess sandbox(m_program, m_dataFile);
        const QUrl first = test::await(sandbox.origin()).value_or(QUrl());
        QVERIFY2(first.port() > 0, qPrintable(first.toString()));
        QCOMPARE(test::await(sandbox.origin()).value(), first);
        QVERIFY(test::await(sandbox.stop()).has_value());
        QCOMPARE(test::await(sandbox.origin()).value(), first);
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void twoConsolesShareOne() {
        SandboxProcess one(m_program, m_dataFile);
        SandboxProcess two(m_program, m_dataFile);
        Pending<QUrl> first = one.origin();
        Pending<QUrl> second = two.origin();
        const Result<QUrl> firstOrigin = test::await(std::move(first));
        const Result<QUrl> secondOrigin = test::await(std::move(second));
        QVERIFY(firstOrigin.has_value());
        QCOMPARE(secondOrigin.value(), *firstOrigin);
        QVERIFY(test::await(one.stop()).has_value());
        QVERIFY(test::await(two.stop()).has_value());
    }

    void startsAgainAfterACrash() {
        SandboxProcess sandbox(m_program, m_dataFile);
        const QUrl before = test::await(sandbox.origin()).value();
        QVERIFY(killServing());
        QTRY_VERIFY(!sandbox.isRunning());
        // What the killed one announced is still there, and not believed.
        QVERIFY(QFile::exists(m_dataFile + u".origin"_s));
        QCOMPARE(test::await(sandbox.origin()).value(), before);
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void noticesThatTheOneAttachedToHasGone() {
        SandboxProcess holder(m_program, m_dataFile);
        const QUrl origin = test::await(holder.origin()).value();
        SandboxProcess guest(m_program, m_dataFile);
        QCOMPARE(test::await(guest.origin()).value(), origin);
        QVERIFY(!guest.isRunning());
        QCOMPARE(test::await(guest.origin()).value(), origin);
        QVERIFY(test::await(holder.stop()).has_value());
        // The file is free: now it is the guest who serves it, without being asked.
        QTRY_VERIFY(guest.isRunning());
        QCOMPARE(test::await(guest.origin()).value(), origin);
        QVERIFY(guest.isRunning());
        QVERIFY(test::await(guest.stop()).has_value());
    }

    void oneOfTheOthersTakesOver() {
        SandboxProcess holder(m_program, m_dataFile);
        const QUrl origin = test::await(holder.origin()).value();
        SandboxProcess guest(m_program, m_dataFile);
        SandboxProcess other(m_program, m_dataFile);
        QCOMPARE(test::await(guest.origin()).value(), origin);
        QCOMPARE(test::await(other.origin()).value(), origin);
        QVERIFY(test::await(holder.stop()).has_value());
        QTRY_VERIFY(guest.isRunning() || other.isRunning());
        QCOMPARE(test::await(guest.origin()).value(), origin);
        QCOMPARE(test::await(other.origin()).value(), origin);
        QVERIFY(guest.isRunning() != other.isRunning());
        // And so on, until the last one goes.
        SandboxProcess &next = guest.isRunning() ? guest : other;
        SandboxProcess &last = guest.isRunning() ? other : guest;
        QVERIFY(test::await(next.stop()).has_value());
        QTRY_VERIFY(last.isRunning());
        QCOMPARE(test::await(last.origin()).value(), origin);
        QVERIFY(test::await(last.stop()).has_value());
    }

    void oneThatHasStoppedTakesNothingOver() {
        SandboxProcess holder(m_program, m_dataFile);
        const QUrl origin = test::await(holder.origin()).value();
        SandboxProcess guest(m_program, m_dataFile);
        QCOMPARE(test::await(guest.origin()).value(), origin);
        QVERIFY(test::await(guest.stop()).has_value());
        QVERIFY(test::await(holder.stop()).has_value());
        QVERIFY(!QTest::qWaitFor([&guest] { return guest.isRunning(); }, 500));
    }

    void takesAnotherPortWhenItsOwnIsTaken() {
        SandboxProcess sandbox(m_program, m_dataFile);
        const QUrl before = test::await(sandbox.origin()).value();
        QVERIFY(test::await(sandbox.stop()).has_value());
        QTcpServer squatter;
        QVERIFY(squatter.listen(QHostAddress::LocalHost, static_cast<quint16>(before.port())));
        const Result<QUrl> after = test::await(sandbox.origin());
        QVERIFY(after.has_value());
        QVERIFY(after->port() != before.port());
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void oneStartedAfterAStopIsLeftAlone() {
        SandboxProcess sandbox(m_program, m_dataFile);
        QVERIFY(test::await(sandbox.origin()).has_value());
        QVERIFY(test::await(sandbox.stop()).has_value());
        QVERIFY(test::await(sandbox.origin()).has_value());
        // Longer than a child has that is asked to end.
        QVERIFY(!QTest::qWaitFor([&sandbox] { return !sandbox.isRunning(); }, 2'500));
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void missingProgramIsSaid() {
        SandboxProcess sandbox(u"/nonexistent/fleetkey-sandbox"_s, m_dataFile);
        const Result<QUrl> origin = test::await(sandbox.origin());
        QVERIFY(!origin);
        QCOMPARE(origin.error().kind, ErrorKind::SandboxMissing);
        QVERIFY(origin.error().title.contains(u"/nonexistent/fleetkey-sandbox"));
    }

    void aDamagedFileIsKeptAside() {
        const QByteArray damaged(8'192, '#');
        QVERIFY(write(damaged));
        SandboxProcess sandbox(m_program, m_dataFile);
        const QSignalSpy begun(&sandbox, &SandboxProcess::begunAnew);
        QVERIFY(test::await(sandbox.origin()).has_value());
        QCOMPARE(begun.size(), 1);
        const auto why = begun.first().first().value<StoreNotice>();
        QCOMPARE(why.kind, StoreNotice::Kind::DamagedKeptAside);
        QVERIFY2(why.details.contains(m_dataFile), qPrintable(why.details));
        QFile kept(why.keptAs);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), damaged);
        QVERIFY(test::await(sandbox.stop()).has_value());
        QVERIFY(test::await(sandbox.origin()).has_value());
        QCOMPARE(begun.size(), 1);
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void aFileOfAnotherVersionIsKeptAside() {
        const QString other = script(u"other"_s,
            "data=$2; test -e \"$data\" && echo 'fleetkey-sandbox: it is too new.' >&2 && exit 6\nexec '"
                + m_program.toUtf8() + "' \"$@\"");
        QVERIFY(write("sound, but not ours"));
        SandboxProcess sandbox(other, m_dataFile);
        const QSignalSpy begun(&sandbox, &SandboxProcess::begunAnew);
        QVERIFY(test::await(sandbox.origin()).has_value());
        QCOMPARE(begun.size(), 1);
        const auto why = begun.first().first().value<StoreNotice>();
        QCOMPARE(why.kind, StoreNotice::Kind::NewerKeptAside);
        QCOMPARE(why.details, u"It is too new."_s);
        QVERIFY(QFile::exists(why.keptAs));
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void twoConsolesPutOneDamagedFileAway() {
        QVERIFY(write(QByteArray(8'192, '#')));
        SandboxProcess one(m_program, m_dataFile);
        SandboxProcess two(m_program, m_dataFile);
        const QSignalSpy first(&one, &SandboxProcess::begunAnew);
        const QSignalSpy second(&two, &SandboxProcess::begunAnew);
        Pending<QUrl> firstOrigin = one.origin();
        Pending<QUrl> secondOrigin = two.origin();
        const Result<QUrl> origin = test::await(std::move(firstOrigin));
        QVERIFY(origin.has_value());
        QCOMPARE(test::await(std::move(secondOrigin)).value_or(QUrl()), *origin);
        QCOMPARE(first.size() + second.size(), 1);
        QVERIFY(test::await(one.stop()).has_value());
        QVERIFY(test::await(two.stop()).has_value());
    }

    void aFileThatIsSpoiltAgainIsNotPutAwayForEver() {
        QVERIFY(write("spoilt"));
        SandboxProcess sandbox(
            script(
                u"spoiling"_s, "echo spoilt > \"$2\"; echo 'fleetkey-sandbox: it is damaged.' >&2; exit 5"),
            m_dataFile);
        const QSignalSpy begun(&sandbox, &SandboxProcess::begunAnew);
        const Result<QUrl> origin = test::await(sandbox.origin());
        QVERIFY(!origin);
        QCOMPARE(origin.error(), Error::of(ErrorKind::SandboxFailed, u"It is damaged."_s));
        QCOMPARE(begun.size(), 0); // there is none yet
    }

    void aFullDiskIsSaid() {
        SandboxProcess sandbox(programOnADiskOf(100), m_dataFile);
        const Result<QUrl> origin = test::await(sandbox.origin());
        QVERIFY(!origin);
        QCOMPARE(origin.error().kind, ErrorKind::SandboxFailed);
        QVERIFY2(origin.error().title.contains(m_dataFile), qPrintable(origin.error().title));
        QVERIFY(origin.error().title.front().isUpper());
        // Once there is room, it goes on.
        QVERIFY(QFile::remove(m_folder->filePath(u"limited"_s)));
        QVERIFY(QFile::link(m_program, m_folder->filePath(u"limited"_s)));
        QVERIFY(test::await(sandbox.origin()).has_value());
        QVERIFY(test::await(sandbox.stop()).has_value());
    }

    void aCrashIsSaid() {
        SandboxProcess sandbox(script(u"crashing"_s, "kill -TRAP $$"), m_dataFile);
        const Result<QUrl> origin = test::await(sandbox.origin());
        QVERIFY(!origin);
        QCOMPARE(origin.error(), Error::of(ErrorKind::SandboxFailed, u"It crashed."_s));
    }

private:
    /// What the data file is found to be.
    [[nodiscard]] bool write(const QByteArray &content) const {
        QFile file(m_dataFile);
        return QDir().mkpath(QFileInfo(m_dataFile).path()) && file.open(QIODevice::WriteOnly)
            && file.write(content) == content.size();
    }

    /// A program of these lines; empty if it cannot be made.
    QString script(const QString &name, const QByteArray &lines) const {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\n" + lines + '\n');
        file.close();
        return file.setPermissions(QFileDevice::ReadOwner | QFileDevice::ExeOwner) ? file.fileName()
                                                                                   : QString();
    }

    /// The emulator as if the disk had room for so many blocks of 512 bytes in each file.
    QString programOnADiskOf(int blocks) const {
        return script(u"limited"_s,
            "trap '' XFSZ\nulimit -f " + QByteArray::number(blocks) + "\nexec '" + m_program.toUtf8()
                + "' \"$@\"");
    }

    /// Kills the emulator that holds the data file, at once.
    bool killServing() {
        QFile file(m_dataFile + u".origin"_s);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const int pid = QJsonDocument::fromJson(file.readAll()).object().value("pid"_L1).toInt();
        return pid > 0 && QProcess::execute(u"kill"_s, {u"-9"_s, QString::number(pid)}) == 0;
    }

    QString m_program = qEnvironmentVariable("FLEETKEY_SANDBOX");
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_dataFile;
};

QTEST_GUILESS_MAIN(tst_sandbox_process)
#include "tst_sandbox_process.moc"
