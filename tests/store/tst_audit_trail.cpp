#include "core/store/AuditTrail.h"
#include "core/store/Database.h"
#include "core/store/Sql.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString Production = u"production"_s;
const QString Admin = u"admin@fleet.example"_s;

AuditEntry entry(const QString &subject, AuditEntry::Action action = AuditEntry::Action::Register) {
    AuditEntry result;
    result.when = Noon;
    result.environment = Production;
    result.account = Admin;
    result.action = action;
    result.subject = subject;
    return result;
}

} // namespace

class tst_audit_trail : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<AuditTrail> m_trail;

    QStringList subjects(qint64 beforeId, int limit) {
        QStringList result;
        for (const auto &found : await(m_trail->entries(Production, Admin, beforeId, limit)).value())
            result.append(found.subject);
        return result;
    }

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_trail = std::make_shared<AuditTrail>(m_store->open());
    }

    void cleanup() {
        m_trail.reset();
        m_store.reset();
    }

    void keepsAnEntryAsItWas() {
        AuditEntry written = entry(u"token"_s, AuditEntry::Action::UserLogin);
        written.subjectName = u"Ana Petrović 🚚"_s;
        written.succeeded = false;
        written.result = u"no permission"_s;
        QVERIFY(await(m_trail->append(written)));
        const auto found = await(m_trail->entries(Production, Admin, 0, 10)).value();
        QCOMPARE(found.size(), 1);
        written.id = found.first().id;
        QCOMPARE(found.first(), written);
    }

    void whatANewerConsoleWroteIsNotTakenForSomethingElse() {
        auto database = m_store->open();
        QVERIFY(await(m_trail->append(entry(u"token"_s))));
        QVERIFY(await(database->transaction<void>(
            [](QSqlDatabase &file) { return sql::execute(file, u"UPDATE audit SET action = 'merge'"_s); })));
        QCOMPARE(await(m_trail->entries(Production, Admin, 0, 1)).value().first().action,
            AuditEntry::Action::Unknown);
    }

    void aFailureIsTakenWithItsReason() {
        AuditEntry taken = entry(u"token"_s);
        Error error = Error::of(ErrorKind::Validation, u"Invalid"_s);
        taken.takeFailure(error);
        QCOMPARE(taken.result, u"Invalid"_s);
        QVERIFY(!taken.succeeded);
        error.fields = {{u"Email"_s, u"No such domain."_s}, {u"Phone"_s, u"Too short."_s}};
        taken.takeFailure(error);
        QCOMPARE(taken.result, u"No such domain. Too short."_s);
        taken.takeFailure(Error::of(ErrorKind::Cancelled));
        QCOMPARE(taken.result, AuditEntry::cancelled);
    }

    void keepsEveryKindOfAction() {
        using Action = AuditEntry::Action;
        for (int i = 0; i <= static_cast<int>(Action::CopyKey); ++i) {
            QVERIFY(await(m_trail->append(entry(u"s"_s, static_cast<Action>(i)))));
            QCOMPARE(await(m_trail->entries(Production, Admin, 0, 1)).value().first().action,
                static_cast<Action>(i));
        }
    }

    void pagesFromTheNewestBackwards() {
        for (const QString &subject : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s})
            QVERIFY(await(m_trail->append(entry(subject))));
        QCOMPARE(subjects(0, 2), QStringList({u"e"_s, u"d"_s}));
        const qint64 last = await(m_trail->entries(Production, Admin, 0, 2)).value().last().id;
        QCOMPARE(subjects(last, 10), QStringList({u"c"_s, u"b"_s, u"a"_s}));
    }

    void accountsAreKeptApart() {
        QVERIFY(await(m_trail->append(entry(u"a"_s))));
        QVERIFY(await(m_trail->entries(Production, u"other@fleet.example"_s, 0, 10)).value().isEmpty());
        QVERIFY(await(m_trail->entries(u"sandbox"_s, Admin, 0, 10)).value().isEmpty());
    }

    void keepsNoSecretThatAnErrorQuotes() {
        AuditEntry written = entry(u"a"_s);
        written.result = u"Authorization: Bearer abcdefghijklmnopqrstuvwxyz0123456789"_s;
        QVERIFY(await(m_trail->append(written)));
        const auto found = await(m_trail->entries(Production, Admin, 0, 1)).value();
        QVERIFY(!found.first().result.contains(u"abcdefghij"_s));
    }
};

QTEST_GUILESS_MAIN(tst_audit_trail)
#include "tst_audit_trail.moc"
