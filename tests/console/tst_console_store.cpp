#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"

#include <csignal>
#include <sys/resource.h>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// While it lives, no file of this process can grow.
class FullDisk {
public:
    FullDisk() {
        rlimit none{};
        ::signal(SIGXFSZ, SIG_IGN);
        m_ineffect = ::getrlimit(RLIMIT_FSIZE, &m_before) == 0;
        none = m_before;
        none.rlim_cur = 1;
        m_ineffect = m_ineffect && ::setrlimit(RLIMIT_FSIZE, &none) == 0;
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    [[nodiscard]] bool isInEffect() const { return m_ineffect; }

private:
    rlimit m_before{};
    bool m_ineffect = false;
};

} // namespace

/// The program's own file cannot be used as it was left.
class tst_console_store : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
    }
    void cleanup() { end(); }

    void worksWhereNothingCanBeWritten() {
        // A folder that is none stops everybody, root included.
        const QString nowhere = m_desk->folder() + u"/nowhere"_s;
        QVERIFY(write(nowhere, "in the way"));
        console::ConsolePaths paths = m_desk->paths();
        paths.database = nowhere + u"/fleetkey.sqlite"_s;
        m_console = std::make_unique<RunningConsole>(*m_theme, paths, m_desk->settings());
        VERIFY_SOON(m_person.sees(u"Fleetkey's own file cannot be read or written."_s));
        QVERIFY(signIn());
        VERIFY_SOON(m_person.sees(u"Fleetkey cannot write its own file."_s));
        QVERIFY(registerUser(u"Unjournaled"_s));
        VERIFY_SOON(m_person.sees(u"Unjournaled is registered"_s));
        VERIFY_SOON(m_person.rowWith(u"Unjournaled"_s) >= 0);
        QCOMPARE(m_control->registrations(), 1);
        QCOMPARE(m_control->logins(), 1);
        VERIFY_SOON(m_person.sees(u"at most 4 of 5 sign-ins left"_s));
        QVERIFY(quit());
    }

    void aFullDiskIsSaidAndWorkGoesOn() {
        start();
        QVERIFY(signIn());
        VERIFY_SOON(keptTokens(company).size() == 2);
        {
            const FullDisk full;
            QVERIFY(full.isInEffect());
            QVERIFY(registerUser(u"No-room"_s));
            VERIFY_SOON(m_person.sees(u"No-room is registered"_s));
            QVERIFY(m_control->expire(company)); // what is written down of the refresh has no room, either
            QVERIFY(m_person.useMenu(u"Reload the list"_s));
            VERIFY_SOON(m_control->refreshes() == 1);
            VERIFY_SOON(m_person.sees(u"Fleetkey cannot write its own file."_s));
            QVERIFY(m_person.sees(u"Check that there is room on the disk"_s));
            QVERIFY(listIsHere());
        }
        QVERIFY(quit());
        m_console.reset();
        start();
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(m_control->registrations(), 1);
        QVERIFY(quit());
    }

    void aDamagedFileIsKeptAside() {
        const QByteArray damaged(8192, '#');
        QVERIFY(write(m_desk->paths().database, damaged));
        start();
        QVERIFY(signIn());
        VERIFY_SOON(m_person.sees(u"Fleetkey's own file was damaged."_s));
        VERIFY_SOON(keptTokens(company).size() == 2);
        QVERIFY(quit());
        const QFileInfo database(m_desk->paths().database);
        const QStringList kept = database.dir().entryList({u"*damaged*"_s}, QDir::Files);
        QVERIFY2(!kept.isEmpty(), qPrintable(database.dir().entryList().join(u' ')));
        QFile aside(database.dir().filePath(kept.first()));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), damaged);

        // The new one keeps what the old one kept.
        start();
        QVERIFY(listIsHere());
        QVERIFY(!m_person.sees(u"Fleetkey's own file was damaged."_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

private:
    static bool write(const QString &path, const QByteArray &content) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
};

QTEST_MAIN(tst_console_store)
#include "tst_console_store.moc"
