#include "tests/sandbox/Sandbox.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

/// Kills the emulator while it registers users, again and again on the same file. How often, if not a few
/// times: FLEETKEY_KILLS.
class tst_sandbox_kills : public QObject {
    Q_OBJECT

    static constexpr int atOnce = 6;

    // Keeps six registrations on their way until the connection breaks; remembers those that were answered.
    class Load : public QObject {
    public:
        Load(const Sandbox &sandbox, QStringList &answered)
            : m_answered(answered) {
            m_request.setUrl(QUrl(sandbox.origin() + u"/v1/Registration/create"_s));
            m_request.setRawHeader("InstanceId", sandbox.instanceId(0));
            m_request.setRawHeader("InstanceKey", sandbox.instanceKey(0));
            m_request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
            for (int i = 0; i < atOnce; ++i)
                send();
        }

    private:
        void send() {
            QNetworkReply *reply
                = m_network.post(m_request, R"({"CreateAccessToken":true,"FirstName":"Under load"})");
            connect(reply, &QNetworkReply::finished, this, [this, reply] {
                reply->deleteLater();
                const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
                if (reply->error() != QNetworkReply::NoError || answer.isEmpty())
                    return;
                m_answered.append(answer[u"Result"_s][u"DeviceToken"_s].toString());
                send();
            });
        }

        QNetworkAccessManager m_network;
        QNetworkRequest m_request;
        QStringList &m_answered;
    };

    static void checkFile(const QString &file) {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            QSqlQuery query(u"PRAGMA integrity_check"_s, database);
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toString(), u"ok"_s);
        }
        QSqlDatabase::removeDatabase(u"check"_s);
    }

    static void change(const QString &file, const QStringList &statements) {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"change"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            for (const QString &statement : statements)
                QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
        }
        QSqlDatabase::removeDatabase(u"change"_s);
    }

    // As the first version left its file: the hierarchy and the logins are not in it.
    static void makeItOfTheFirstVersion(const QString &file) {
        change(file,
            {u"DROP TABLE applications"_s, u"DROP TABLE instances"_s, u"DROP TABLE logins"_s,
                u"DELETE FROM settings WHERE name = 'clock offset'"_s, u"PRAGMA user_version = 1"_s});
    }

    static QString instancePath(const Sandbox &sandbox, int index) {
        return u"/v1/Instances/"_s + QString::fromLatin1(sandbox.instanceId(index));
    }

    static void kill(Sandbox &sandbox) {
        sandbox.process().kill();
        QTRY_VERIFY(!sandbox.isRunning());
    }

private Q_SLOTS:
    void noAnsweredRegistrationIsMissing() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"fleet.db"_s);
        const int kills = qEnvironmentVariableIntValue("FLEETKEY_KILLS");
        QStringList answered;
        for (int kill = 0; kill < (kills > 0 ? kills : 4); ++kill) {
            {
                Sandbox sandbox({u"--data"_s, file});
                QVERIFY(sandbox.isRunning());
                const Load load(sandbox, answered);
                const qsizetype earlier = answered.size();
                QTRY_VERIFY(answered.size() > earlier);
                QTimer::singleShot(QRandomGenerator::global()->bounded(120), &sandbox.process(),
                    [&sandbox] { sandbox.process().kill(); });
                QTRY_VERIFY(!sandbox.isRunning());
            }
            checkFile(file);
        }
        Sandbox sandbox({u"--data"_s, file});
        const Tokens admin = sandbox.signIn();
        for (const QString &token : std::as_const(answered)) {
            const Answer found
                = sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, admin.access);
            QCOMPARE(found.json().value(u"Result"_s).toArray().size(), 1);
        }
        qInfo("%lld registrations were answered", static_cast<long long>(answered.size()));
    }

    void aFleetThatWasNeverWholeLeavesItsPlanBehind() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"fleet.db"_s);
        {
            Sandbox sandbox({u"--data"_s, file, u"--users"_s, u"50"_s});
            QVERIFY(sandbox.isRunning());
        }
        change(file, {u"DELETE FROM settings WHERE name = 'complete'"_s});
        Sandbox sandbox({u"--data"_s, file, u"--users"_s, u"3"_s});
        QCOMPARE(sandbox.userCount(), 3);
    }

    void filesOfTheFirstVersionAreTaken() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"fleet.db"_s);
        Tokens admin;
        {
            Sandbox sandbox({u"--data"_s, file});
            admin = sandbox.signIn();
        }
        makeItOfTheFirstVersion(file);
        Sandbox sandbox({u"--data"_s, file});
        QVERIFY(sandbox.isRunning());
        const QString instance = instancePath(sandbox, 4);
        const QJsonObject first = sandbox.get(instancePath(sandbox, 0), admin.access).result();
        QVERIFY(first.contains(u"Key"_s));
        QCOMPARE(
            sandbox
                .call("PATCH", instance + u"?Name=New"_s, {}, {{"Authorization", "Bearer " + admin.access}})
                .status,
            200);
        kill(sandbox);
        Sandbox again({u"--data"_s, file});
        QCOMPARE(again.get(instance, admin.access).result().value(u"Name"_s).toString(), u"New"_s);
        QCOMPARE(again.get(instancePath(sandbox, 0), admin.access).result(), first);
        QCOMPARE(again.facts().value(u"instances"_s).toArray().size(), 5);
    }

    void aFileOfTheFirstVersionKeepsANewInstance() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"fleet.db"_s);
        Tokens admin;
        QString application;
        {
            Sandbox sandbox({u"--data"_s, file});
            admin = sandbox.signIn();
            application
                = sandbox.get(instancePath(sandbox, 4), admin.access).result().value(u"AppId"_s).toString();
        }
        makeItOfTheFirstVersion(file);
        Sandbox sandbox({u"--data"_s, file});
        QCOMPARE(sandbox
                     .post(u"/v1/applications/"_s + application + u"/instances"_s, {{u"name"_s, u"Sixth"_s}},
                         admin.access)
                     .status,
            200);
        kill(sandbox);
        Sandbox grown({u"--data"_s, file});
        QCOMPARE(grown.facts().value(u"instances"_s).toArray().size(), 6);
        QCOMPARE(grown.registerUser(5).status, 200);
        kill(grown);
        const Sandbox again({u"--data"_s, file});
        QVERIFY(again.isRunning());
        QCOMPARE(again.facts().value(u"instances"_s), grown.facts().value(u"instances"_s));
    }

    void aFileOfANewerVersionIsNotTaken() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"fleet.db"_s);
        change(file,
            {u"PRAGMA user_version = 99"_s, u"PRAGMA application_id = 1181438818"_s,
                u"CREATE TABLE t (a)"_s});
        Sandbox newer({u"--data"_s, file});
        QTRY_VERIFY(!newer.isRunning());
        QCOMPARE(newer.process().exitCode(), 6);
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_kills)
#include "tst_sandbox_kills.moc"
