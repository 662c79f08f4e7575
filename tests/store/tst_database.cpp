#include "core/store/KnownAccounts.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"

#include <QSqlError>
#include <QSqlQuery>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// Runs one statement in a transaction; its first value.
Result<QVariant> ask(const std::shared_ptr<Database> &database, const QString &statement,
    Durability durability = Durability::SurvivesPowerLoss) {
    const auto answer = [statement](QSqlDatabase &db) -> Result<QVariant> {
        QSqlQuery query(db);
        if (!query.exec(statement))
            return fail(ErrorKind::Storage, query.lastError().text());
        return query.next() ? query.value(0) : QVariant();
    };
    return await(database->transaction<QVariant>(answer, durability));
}

bool remember(const std::shared_ptr<Database> &database, const QString &email, const QString &title = {}) {
    KnownAccount account;
    account.environment = u"production"_s;
    account.email = email;
    account.title = title;
    account.lastUsed = Noon;
    return await(KnownAccounts(database).remember(account)).has_value();
}

qsizetype countAccounts(const std::shared_ptr<Database> &database) {
    const auto accounts = await(KnownAccounts(database).all());
    return accounts ? accounts->size() : -1;
}

mode_t modeOf(const QString &path) {
    struct stat facts{};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 0777U : 0;
}

void overwrite(const QString &path, const QByteArray &bytes) {
    QFile file(path);
    QVERIFY(file.open(QFile::ReadWrite));
    file.write(bytes);
}

/// No file of this process may grow beyond so many bytes while this lives: a disk that is full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
        : m_oldHandler(::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit now = m_old;
        now.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_old);
        ::signal(SIGXFSZ, m_oldHandler);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_old{};
    sighandler_t m_oldHandler;
};

/// While this lives the process has the rights of an ordinary person, even when root runs the tests.
class OrdinaryRights {
public:
    OrdinaryRights() {
        if (m_root) [[maybe_unused]]
            const int done = ::seteuid(Nobody);
    }
    ~OrdinaryRights() {
        if (m_root) [[maybe_unused]]
            const int done = ::seteuid(0);
    }
    OrdinaryRights(const OrdinaryRights &) = delete;
    OrdinaryRights &operator=(const OrdinaryRights &) = delete;

    /// To be called before; makes the file theirs.
    static bool handOver(const QString &path) {
        return ::geteuid() != 0 || ::chown(QFile::encodeName(path).constData(), Nobody, Nobody) == 0;
    }

private:
    static constexpr uid_t Nobody = 65534;
    const bool m_root = ::geteuid() == 0;
};

} // namespace

class tst_database : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryStore> m_store;

private Q_SLOTS:
    void init() { m_store = std::make_unique<TemporaryStore>(); }

    void isNotTouchedBeforeItsFirstUse() {
        const auto database = m_store->open();
        QVERIFY(!QFile::exists(m_store->path()));
        QVERIFY(remember(database, u"a"_s));
        QVERIFY(QFile::exists(m_store->path()));
    }

    void isReadableByItsOwnerOnly() {
        const auto database = m_store->open();
        QVERIFY(remember(database, u"a"_s));
        QCOMPARE(modeOf(m_store->path()), 0600U);
        QCOMPARE(modeOf(m_store->path() + u"-wal"_s), 0600U);
        QCOMPARE(modeOf(QFileInfo(m_store->path()).absolutePath()), 0700U);
    }

    void takesAwayRightsOfOthers() {
        remember(m_store->open(), u"a"_s);
        QVERIFY(::chmod(QFile::encodeName(m_store->path()).constData(), 0644) == 0);
        const auto database = m_store->open();
        QCOMPARE(countAccounts(database), 1);
        QCOMPARE(modeOf(m_store->path()), 0600U);
    }

    void writesAheadAndWaitsForTheDisk() {
        const auto database = m_store->open();
        QCOMPARE(ask(database, u"PRAGMA journal_mode"_s).value().toString(), u"wal"_s);
        QCOMPARE(ask(database, u"PRAGMA synchronous"_s).value().toInt(), 2);
    }

    void doesNotWaitForTheDiskWhereOurEndIsTheWorst() {
        const auto database = m_store->open();
        const QString asked = u"PRAGMA synchronous"_s;
        QCOMPARE(ask(database, asked, Durability::SurvivesProcessExit).value().toInt(), 1);
        QCOMPARE(ask(database, asked, Durability::SurvivesPowerLoss).value().toInt(), 2);
        QCOMPARE(ask(database, asked, Durability::SurvivesProcessExit).value().toInt(), 1);
        QVERIFY(!ask(database, u"no statement"_s)); // after which the file is opened anew
        QCOMPARE(ask(database, asked, Durability::SurvivesProcessExit).value().toInt(), 1);
    }

    void aFailedTransactionLeavesNothing() {
        const auto database = m_store->open();
        const auto failed = await(database->transaction<int>([](QSqlDatabase &db) -> Result<int> {
            QSqlQuery(db).exec(u"INSERT INTO lease VALUES ('a', 'b', 1)"_s);
            return fail(ErrorKind::Validation);
        }));
        QCOMPARE(failed.error().kind, ErrorKind::Validation);
        QCOMPARE(ask(database, u"SELECT count(*) FROM lease"_s).value().toInt(), 0);
    }

    void runsCallsInTheirOrder() {
        const auto database = m_store->open();
        auto order = std::make_shared<QList<int>>();
        std::vector<Pending<void>> pendings;
        pendings.reserve(100);
        for (int i = 0; i < 100; ++i) {
            pendings.push_back(database->transaction<void>([order, i](QSqlDatabase &) -> Result<void> {
                order->append(i);
                return {};
            }));
        }
        for (auto &pending : pendings)
            QVERIFY(await(std::move(pending)));
        QCOMPARE(order->size(), 100);
        QVERIFY(std::ranges::is_sorted(*order));
    }

    void finishesWhatWasAskedForAtItsEnd() {
        auto database = m_store->open();
        std::vector<Pending<void>> pendings;
        pendings.reserve(50);
        for (int i = 0; i < 50; ++i) {
            KnownAccount account;
            account.email = QString::number(i);
            pendings.push_back(KnownAccounts(database).remember(account));
        }
        database.reset();
        for (auto &pending : pendings)
            QVERIFY(await(std::move(pending)));
        QCOMPARE(countAccounts(m_store->open()), 50);
    }

    void cancelsWhatWouldTakeTooLongAtItsEnd() {
        auto database = m_store->open();
        const auto countSlowly = [](QSqlDatabase &db) -> Result<void> {
            QSqlQuery(db).exec(
                u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000)"
                " SELECT count(*) FROM n"_s);
            return {};
        };
        std::vector<Pending<void>> pendings;
        pendings.reserve(200);
        for (int i = 0; i < 200; ++i)
            pendings.push_back(database->transaction<void>(countSlowly));
        database.reset();
        QVERIFY(await(std::move(pendings.front())));
        QCOMPARE(await(std::move(pendings.back())).error().kind, ErrorKind::Cancelled);
    }

    void aDamagedFileIsKeptAside_data() {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("not a database") << QByteArray(8192, 'x');
        QTest::newRow("half a database") << QByteArray("SQLite format 3") + QByteArray(5000, '\xff');
    }

    void aDamagedFileIsKeptAside() {
        QFETCH(QByteArray, damage);
        remember(m_store->open(), u"a"_s);
        overwrite(m_store->path(), damage);
        const auto database = m_store->open();
        const auto notice = await(database->notice());
        QVERIFY(notice);
        QCOMPARE(notice->kind, StoreNotice::Kind::DamagedKeptAside);
        QFile kept(notice->keptAs);
        QVERIFY(kept.open(QFile::ReadOnly));
        QCOMPARE(kept.read(damage.size()), damage);
        QCOMPARE(countAccounts(database), 0);
        QVERIFY(remember(database, u"b"_s));
    }

    void damageInsideIsFoundAtOpening() {
        {
            const auto database = m_store->open();
            for (int i = 0; i < 200; ++i)
                QVERIFY(remember(database, QString::number(i), QString(500, u'x')));
        }
        QFile file(m_store->path());
        QVERIFY(file.open(QFile::ReadWrite));
        for (qint64 page = 12; page < file.size() / 4096; ++page) {
            file.seek(page * 4096);
            file.write(QByteArray(200, '\x7f'));
        }
        file.close();
        QCOMPARE(await(m_store->open()->notice()).value().kind, StoreNotice::Kind::DamagedKeptAside);
    }

    void damageMetWhileRunningIsCuredByTheNextCall() {
        const auto database = m_store->open();
        QVERIFY(remember(database, u"a"_s));
        QVERIFY(ask(database, u"SELECT 1"_s));
        QVERIFY(QFile::remove(m_store->path() + u"-wal"_s));
        overwrite(m_store->path(), QByteArray(8192, 'x'));
        // What is met first depends on what SQLite has at hand; after one failure all is well again.
        QTRY_VERIFY(remember(database, u"b"_s));
        QTRY_COMPARE(await(m_store->open()->notice()).value().kind, StoreNotice::Kind::None);
    }

    void aNewerFileIsKeptAside() {
        {
            const auto database = m_store->open();
            QVERIFY(remember(database, u"a"_s));
            QVERIFY(ask(database, u"PRAGMA user_version = 999"_s));
        }
        const auto database = m_store->open();
        const auto notice = await(database->notice());
        QCOMPARE(notice.value().kind, StoreNotice::Kind::NewerKeptAside);
        QVERIFY(QFile::exists(notice->keptAs));
        QCOMPARE(countAccounts(database), 0);
    }

    void aNewerFileInUseIsLeftAlone() {
        const auto newer = m_store->open();
        QVERIFY(remember(newer, u"a"_s));
        QVERIFY(ask(newer, u"PRAGMA user_version = 999"_s));
        const auto database = m_store->open();
        QCOMPARE(await(database->notice()).value().kind, StoreNotice::Kind::NotWritable);
        QVERIFY(!remember(database, u"b"_s));
        QCOMPARE(countAccounts(newer), 1);
    }

    void aFileThatIsHeldIsTroubleUntilItIsLetGo() {
        const auto database = m_store->open();
        QVERIFY(remember(database, u"a"_s));
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(m_store->path());
            QVERIFY(other.open());
            QSqlQuery query(other);
            QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
            QCOMPARE(ask(database, u"SELECT 1"_s).error().kind, ErrorKind::Storage);
            QTRY_VERIFY(database->trouble().error().has_value());
            QVERIFY(database->trouble().isHeld());
            QVERIFY(query.exec(u"ROLLBACK"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!database->trouble().error(), 20'000); // it looks again by itself
    }

    void allIsWellWithAnOrdinaryFile() {
        remember(m_store->open(), u"a"_s);
        QCOMPARE(await(m_store->open()->notice()).value(), StoreNotice());
    }

    void whereNoFolderCanBeEachCallFails() {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        const auto database = std::make_shared<Database>(file.fileName() + u"/fleetkey/fleetkey.db"_s);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ask(database, u"SELECT 1"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(await(database->notice()).value().kind, StoreNotice::Kind::NotWritable);
    }

    void inAReadOnlyFolderEachCallFailsAndLaterWorksAgain() {
        QTemporaryDir folder;
        QVERIFY(OrdinaryRights::handOver(folder.path()));
        const OrdinaryRights ordinary;
        const QByteArray path = QFile::encodeName(folder.path());
        const auto database = std::make_shared<Database>(folder.filePath(u"fleetkey.db"_s));
        QVERIFY(::chmod(path.constData(), 0500) == 0);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ask(database, u"SELECT 1"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(await(database->notice()).value().kind, StoreNotice::Kind::NotWritable);
        QVERIFY(::chmod(path.constData(), 0700) == 0);
        QVERIFY(remember(database, u"a"_s));
        QCOMPARE(await(database->notice()).value().kind, StoreNotice::Kind::None);
    }

    /// Nobody takes it for damaged: it is read, and written again once it may be.
    void aFileThatIsReadOnlyStaysInItsPlace() {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"fleetkey.db"_s);
        QVERIFY(OrdinaryRights::handOver(folder.path()));
        const OrdinaryRights ordinary;
        QVERIFY(remember(std::make_shared<Database>(file), u"before"_s));
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        auto database = std::make_shared<Database>(file);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!remember(database, u"meanwhile"_s)); // each caller is told, and has it said
        QCOMPARE(ask(database, u"SELECT count(*) FROM account"_s).value().toInt(), 1);
        QTRY_VERIFY(database->trouble().error().has_value()); // and to read it is no proof of the contrary
        QCOMPARE(QDir(folder.path()).entryList({u"*aside*"_s, u"*damaged*"_s}, QDir::Files), QStringList());
        database.reset();
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
        const auto again = std::make_shared<Database>(file);
        QVERIFY(remember(again, u"after"_s));
        QCOMPARE(await(again->notice()).value().kind, StoreNotice::Kind::None);
    }

    void aFolderInItsPlaceIsAFailure() {
        QVERIFY(QDir().mkpath(m_store->path()));
        QCOMPARE(ask(m_store->open(), u"SELECT 1"_s).error().kind, ErrorKind::Storage);
    }

    void onAFullDiskCallsFailAndLaterWorkAgain() {
        const auto database = m_store->open();
        QVERIFY(remember(database, u"before"_s));
        {
            const FullDisk full(65'536);
            qsizetype kept = 0;
            while (remember(database, u"x"_s + QString::number(kept), QString(4000, u'x')))
                ++kept;
            for (int i = 0; i < 3; ++i)
                QVERIFY(!remember(database, u"y"_s, QString(80'000, u'x')));
            QTRY_VERIFY(database->trouble().error().has_value());
            QCOMPARE(database->trouble().error()->kind, ErrorKind::Storage);
        }
        QVERIFY(remember(database, u"after"_s));
        QTRY_VERIFY(!database->trouble().error());
        QCOMPARE(await(database->notice()).value().kind, StoreNotice::Kind::None);
        QVERIFY(countAccounts(database) >= 2);
    }
};

QTEST_GUILESS_MAIN(tst_database)
#include "tst_database.moc"
