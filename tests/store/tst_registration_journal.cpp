#include "core/store/RegistrationJournal.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/OtherProcess.h"

#include <QSqlQuery>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString Production = u"production"_s;
const QString Admin = u"admin@fleet.example"_s;

JournaledRegistration registration(const QString &deviceToken, int seconds = 0) {
    return {deviceToken, Production, Admin, u"instance"_s, R"({"FirstName":"Ana"})", Noon.addSecs(seconds)};
}

/// Begins registrations until it is killed, naming each once the journal has answered.
int beginUntilKilled(const QStringList &arguments) {
    RegistrationJournal journal(std::make_shared<Database>(arguments.at(1)));
    for (int i = 0;; ++i) {
        const QString token = arguments.at(2) + u'-' + QString::number(i);
        if (!await(journal.begin(registration(token))))
            return 1;
        say(token.toUtf8());
    }
}

} // namespace

class tst_registration_journal : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<RegistrationJournal> m_journal;

    QStringList openTokens() {
        QStringList tokens;
        for (const auto &open : await(m_journal->open(Production, Admin)).value())
            tokens.append(open.deviceToken);
        return tokens;
    }

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_journal = std::make_shared<RegistrationJournal>(m_store->open());
    }

    void cleanup() {
        m_journal.reset();
        m_store.reset();
    }

    void forgetsThoseOfOneAccount() {
        QVERIFY(await(m_journal->begin(registration(u"mine"_s))));
        auto foreign = registration(u"foreign"_s);
        foreign.account = u"other@fleet.example"_s;
        QVERIFY(await(m_journal->begin(foreign)));
        QVERIFY(await(m_journal->forget(Production, Admin)));
        QVERIFY(openTokens().isEmpty());
        QCOMPARE(await(m_journal->open(Production, foreign.account))->size(), 1);
    }

    void keepsWhatWasBegunAsItWas() {
        const auto begun = registration(u"token"_s);
        QVERIFY(await(m_journal->begin(begun)));
        QCOMPARE(await(m_journal->open(Production, Admin)).value(), QList{begun});
    }

    void listsTheOldestFirst() {
        QVERIFY(await(m_journal->begin(registration(u"second"_s, 2))));
        QVERIFY(await(m_journal->begin(registration(u"first"_s, 1))));
        QCOMPARE(openTokens(), QStringList({u"first"_s, u"second"_s}));
    }

    void forgetsWhatHasEnded() {
        for (const QString &token : {u"a"_s, u"b"_s, u"c"_s})
            QVERIFY(await(m_journal->begin(registration(token))));
        QVERIFY(await(m_journal->finish(u"a"_s, JournaledRegistration::State::Registered)));
        QVERIFY(await(m_journal->finish(u"c"_s, JournaledRegistration::State::Failed)));
        QCOMPARE(openTokens(), QStringList({u"b"_s}));
    }

    void keepsNoProfileOfWhatHasEnded() {
        auto database = m_store->open();
        QVERIFY(await(m_journal->begin(registration(u"a"_s))));
        QVERIFY(await(m_journal->finish(u"a"_s, JournaledRegistration::State::Registered)));
        const auto length = await(database->transaction<int>([](QSqlDatabase &db) -> Result<int> {
            QSqlQuery query(u"SELECT length(draft) FROM registration"_s, db);
            query.next();
            return query.value(0).toInt();
        }));
        QCOMPARE(length.value(), 0);
    }

    void anotherTryOfTheSameTokenIsOpenAgain() {
        QVERIFY(await(m_journal->begin(registration(u"a"_s))));
        QVERIFY(await(m_journal->finish(u"a"_s, JournaledRegistration::State::Failed)));
        QVERIFY(await(m_journal->begin(registration(u"a"_s, 5))));
        QCOMPARE(await(m_journal->open(Production, Admin)).value(), QList{registration(u"a"_s, 5)});
    }

    void accountsAndEnvironmentsAreKeptApart() {
        QVERIFY(await(m_journal->begin(registration(u"a"_s))));
        QVERIFY(await(m_journal->open(Production, u"other@fleet.example"_s)).value().isEmpty());
        QVERIFY(await(m_journal->open(u"sandbox"_s, Admin)).value().isEmpty());
    }

    void killedWhileItOpensItCanBeOpened() {
        for (int round = 0; round < 10; ++round) {
            init();
            OtherProcess child({u"--role=begin"_s, m_store->path(), u"x"_s});
            QTRY_VERIFY(QFile::exists(m_store->path()));
            child.killAtOnce();
            QTRY_VERIFY(child.hasEnded());
            QVERIFY(await(m_journal->begin(registration(u"after"_s))));
            QVERIFY(openTokens().contains(u"after"_s));
        }
    }

    void killedAtAnyMomentItHasWhatItAnswered() {
        QStringList answered;
        for (int round = 0; round < 15; ++round) {
            OtherProcess child({u"--role=begin"_s, m_store->path(), QString::number(round)});
            QTRY_VERIFY(child.lines().size() > round * 3);
            child.killAtOnce();
            QTRY_VERIFY(child.hasEnded());
            for (const QByteArray &line : child.lines())
                answered.append(QString::fromUtf8(line));
        }
        const QStringList open = openTokens();
        const QSet<QString> kept(open.begin(), open.end());
        for (const QString &token : answered)
            QVERIFY2(kept.contains(token), qPrintable(token));
        // At most the one that was being written when each child was killed was not answered.
        QVERIFY(open.size() <= answered.size() + 15);
    }
};

int main(int argc, char **argv) {
    return runTestOrRole<tst_registration_journal>(argc, argv, beginUntilKilled);
}

#include "tst_registration_journal.moc"
