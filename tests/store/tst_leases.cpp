#include "core/store/Leases.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/OtherProcess.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlQuery>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString Refresh = u"refresh/production/a@b.example"_s;
const QString Mine = u"mine"_s;
const QString Theirs = u"theirs"_s;

/// Competes for fifty leases; answers which it got, and keeps them until it is told to go on.
int acquireLikeAnotherConsole(const QStringList &arguments) {
    Leases leases(std::make_shared<Database>(arguments.at(1)));
    waitForGo();
    for (int i = 0; i < 50; ++i) {
        if (await(leases.acquire(QString::number(i), arguments.at(2), Noon, 30s)).value_or(false))
            say(QByteArray::number(i));
    }
    waitForGo();
    return 0;
}

/// Takes the lease and holds it for as long as it lives.
int holdLikeAnotherConsole(const QStringList &arguments) {
    Leases leases(std::make_shared<Database>(arguments.at(1)));
    if (await(leases.acquire(Refresh, Theirs, Noon, 60s)).value_or(false))
        waitForGo();
    return 0;
}

int playRole(const QStringList &arguments) {
    return arguments.at(0) == u"--role=hold"_s ? holdLikeAnotherConsole(arguments)
                                               : acquireLikeAnotherConsole(arguments);
}

} // namespace

class tst_leases : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<Leases> m_leases;

    Result<bool> acquire(const QString &holder, int seconds, std::chrono::milliseconds span = 30s) {
        return await(m_leases->acquire(Refresh, holder, Noon.addSecs(seconds), span));
    }

    QStringList signsOfLife() const {
        const QFileInfo store(m_store->path());
        return store.dir().entryList({store.fileName() + u"-console-*"_s});
    }

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_leases = std::make_shared<Leases>(m_store->open());
    }

    void cleanup() {
        m_leases.reset();
        m_store.reset();
    }

    void oneHoldsIt() {
        QCOMPARE(acquire(Mine, 0), true);
        QCOMPARE(acquire(Theirs, 29), false);
    }

    void itExpiresByItself() {
        QCOMPARE(acquire(Mine, 0), true);
        QCOMPARE(acquire(Theirs, 30), true);
        QCOMPARE(acquire(Mine, 31), false);
    }

    void itsHolderProlongsIt() {
        QCOMPARE(acquire(Mine, 0), true);
        QCOMPARE(acquire(Mine, 20), true);
        QCOMPARE(acquire(Theirs, 40), false);
        QCOMPARE(acquire(Theirs, 50), true);
    }

    void itIsGivenBackByItsHolderOnly() {
        QCOMPARE(acquire(Mine, 0), true);
        QVERIFY(await(m_leases->release(Refresh, Theirs)));
        QCOMPARE(acquire(Theirs, 1), false);
        QVERIFY(await(m_leases->release(Refresh, Mine)));
        QCOMPARE(acquire(Theirs, 1), true);
    }

    void leasesOfOtherNamesAreFree() {
        QCOMPARE(acquire(Mine, 0), true);
        QCOMPARE(await(m_leases->acquire(u"other"_s, Theirs, Noon, 30s)), true);
    }

    void aClockSetBackBlocksForOneSpanAtMost() {
        QCOMPARE(acquire(Mine, 1'000'000), true);
        QCOMPARE(acquire(Theirs, 0), false);
        QCOMPARE(acquire(Theirs, 29), false);
        QCOMPARE(acquire(Theirs, 30), true);
    }

    void aKilledHolderLosesItAtOnce() {
        OtherProcess other({u"--role=hold"_s, m_store->path()});
        QTRY_COMPARE(other.lines().size(), 1);
        QCOMPARE(acquire(Mine, 1), false);
        other.killAtOnce();
        QTRY_VERIFY(other.hasEnded());
        QCOMPARE(acquire(Mine, 2), true);
        QCOMPARE(signsOfLife().size(), 1);
    }

    void whatDeadConsolesLeftIsClearedAway() {
        OtherProcess other({u"--role=hold"_s, m_store->path()});
        QTRY_COMPARE(other.lines().size(), 1);
        m_leases->prepare();
        QCOMPARE(acquire(Mine, 1), false);
        QCOMPARE(signsOfLife().size(), 2);
        other.killAtOnce();
        QTRY_VERIFY(other.hasEnded());
        Leases next(m_store->open());
        QCOMPARE(await(next.acquire(u"other"_s, Mine, Noon, 30s)), true);
        QCOMPARE(signsOfLife().size(), 2); // that of the first one here, and the new one's
    }

    void nothingIsLeftBehind() {
        QCOMPARE(acquire(Mine, 0), true);
        QCOMPARE(signsOfLife().size(), 1);
        m_leases.reset();
        QCOMPARE(signsOfLife(), QStringList());
    }

    void aHolderKeepsItsOtherLeases() {
        QCOMPARE(acquire(Mine, 0), true);
        QCOMPARE(await(m_leases->acquire(u"other"_s, Mine, Noon, 30s)), true);
        QVERIFY(await(m_leases->release(u"other"_s, Mine)));
        QCOMPARE(acquire(Theirs, 1), false);
    }

    void aRowThatCouldNotBeDeletedBlocksNobody() {
        QCOMPARE(acquire(Mine, 0), true);
        const auto store = m_store->open();
        const auto change = [&store](const QString &statement) {
            return await(store->transaction<void>([statement](QSqlDatabase &database) -> Result<void> {
                return QSqlQuery(database).exec(statement) ? Result<void>() : fail(ErrorKind::Storage);
            }));
        };
        QVERIFY(change(u"CREATE TRIGGER stay BEFORE DELETE ON lease BEGIN SELECT RAISE(FAIL, 'x'); END"_s));
        QVERIFY(!await(m_leases->release(Refresh, Mine)));
        QVERIFY(change(u"DROP TRIGGER stay"_s));
        QCOMPARE(acquire(Theirs, 1), true);
        QCOMPARE(acquire(Mine, 2), false);
    }

    void aSignClearedAwayIsShownAgain() {
        QCOMPARE(acquire(Mine, 0), true);
        const QDir folder = QFileInfo(m_store->path()).dir();
        for (const QString &sign : signsOfLife())
            QVERIFY(QFile::remove(folder.filePath(sign)));
        QCOMPARE(acquire(Mine, 1), true);
        QCOMPARE(signsOfLife().size(), 1);
        Leases other(m_store->open());
        QCOMPARE(await(other.acquire(Refresh, Theirs, Noon.addSecs(2), 30s)), false);
    }

    void exactlyOneOfTwoProcessesGetsEach() {
        OtherProcess first({u"--role=acquire"_s, m_store->path(), Mine});
        OtherProcess second({u"--role=acquire"_s, m_store->path(), Theirs});
        QTRY_VERIFY(!first.lines().isEmpty() && !second.lines().isEmpty());
        first.go();
        second.go();
        const auto isDone = [](OtherProcess &process) {
            return process.lines().mid(1).contains(QByteArrayLiteral("ready"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDone(first) && isDone(second), 30'000);
        QByteArrayList granted = first.lines() + second.lines();
        granted.removeAll("ready");
        first.go();
        second.go();
        QTRY_VERIFY(first.hasEnded() && second.hasEnded());
        QCOMPARE(granted.size(), 50);
        QCOMPARE(QSet<QByteArray>(granted.begin(), granted.end()).size(), 50);
    }
};

int main(int argc, char **argv) {
    return runTestOrRole<tst_leases>(argc, argv, playRole);
}

#include "tst_leases.moc"
