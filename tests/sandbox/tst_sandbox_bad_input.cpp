#include "tests/sandbox/Sandbox.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_bad_input : public QObject {
    Q_OBJECT

    // Megabytes of memory in use.
    qint64 memory() {
        QFile file(u"/proc/%1/statm"_s.arg(m_sandbox.process().processId()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4 / 1024
                                              : -1;
    }

    Answer page(const QJsonObject &changes) {
        QJsonObject body{{u"PageNumber"_s, 1}, {u"PageSize"_s, 10}, {u"IncludeAccountInfo"_s, true},
            {u"Sort"_s, u"DateCreated"_s}, {u"ShowInactiveUsers"_s, true}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body.insert(change.key(), change.value());
        return m_sandbox.post(u"/v1/Management/users/GetFilteredPage"_s, body, m_admin.access);
    }

private Q_SLOTS:
    void initTestCase() { m_admin = m_sandbox.signIn(); }

    void deepArraysAreNoJson_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("open") << QByteArray(10'000, '[');
        QTest::newRow("closed") << QByteArray(10'000, '[') + QByteArray(10'000, ']');
        QTest::newRow("objects") << QByteArray("{\"a\":").repeated(10'000);
        QTest::newRow("in a field") << "{\"Password\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']')
                + '}';
    }

    void deepArraysAreNoJson() {
        QFETCH(QByteArray, body);
        for (const QString &path : {u"/v1/Auth/Login"_s, u"/_emulator/faults"_s})
            QCOMPARE(m_sandbox.call("POST", path, body, {{"Content-Type", "application/json"}}).status, 400);
        // Login fields are JSON within JSON.
        const QString nested = QString(10'000, u'[');
        QCOMPARE(m_sandbox.post(u"/v1/Auth/Login"_s, {{u"LoginFields"_s, nested}}).status, 401);
    }

    void absurdNumbersAreRefused() {
        for (const QJsonValue &number : {QJsonValue(0), QJsonValue(-1), QJsonValue(1.5), QJsonValue(1e300),
                 QJsonValue(9.3e18), QJsonValue(u"99999999999999999999"_s),
                 QJsonValue(u"1; DROP TABLE users"_s), QJsonValue(QJsonArray{1}), QJsonValue(true)}) {
            QCOMPARE(page({{u"PageNumber"_s, number}}).errorKey(), u"PageNumber"_s);
            QCOMPARE(page({{u"PageSize"_s, number}}).errorKey(), u"PageSize"_s);
        }
        const Answer behind = page({{u"PageNumber"_s, 2'147'483'647}, {u"PageSize"_s, 1'000}});
        QCOMPARE(behind.status, 200);
        QCOMPARE(behind.result().value(u"Users"_s).toArray().size(), 0);
    }

    void datesThatAreNoneAreRefused() {
        for (const QString &date : {u""_s, u"yesterday"_s, u"2024-02-30"_s, u"2024-13-01"_s, u"0000-00-00"_s,
                 u"2024-01-01T25:00:00"_s, u"2024-01-01T00:00:00."_s, u"2024-01-01T00:00:00+99:00"_s,
                 u"99999-01-01"_s, u"' OR 1=1"_s}) {
            QCOMPARE(page({{u"DateCreatedFrom"_s, date}}).errorKey(), u"DateCreatedFrom"_s);
            QCOMPARE(page({{u"DateCreatedTo"_s, date}}).errorKey(), u"DateCreatedTo"_s);
        }
    }

    void everyTextIsOnlyText_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("sql") << u"'; DROP TABLE users; --"_s;
        QTest::newRow("html") << u"<script>alert(1)</script>&amp;\"'"_s;
        QTest::newRow("control") << u"a\0b\n\r\t\x1f\x7f\u2028"_s;
        QTest::newRow("right to left") << u"\u202eمرحبا 🚚"_s;
        QTest::newRow("format") << u"%s%n%00${jndi:x}../../etc"_s;
        QTest::newRow("long") << QString(40'000, u'ж');
    }

    void everyTextIsOnlyText() {
        QFETCH(QString, text);
        const QStringList fields{u"FirstName"_s, u"LastName"_s, u"Nickname"_s, u"Phone"_s, u"Email"_s,
            u"Birthday"_s, u"MaritalStatus"_s, u"Address"_s};
        QJsonObject body{{u"UserFields"_s, QJsonObject{{u"ClientId"_s, text}}}};
        for (const QString &field : fields)
            body.insert(field, text);
        const QString token = Sandbox::tokensIn(m_sandbox.registerUser(0, body)).identity;
        const Answer found
            = m_sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, m_admin.access);
        const QJsonObject user = found.json().value(u"Result"_s).toArray().at(0).toObject();
        for (const QString &field : fields)
            QCOMPARE(user.value(u"UserProfile"_s).toObject().value(field).toString(), text);
        const QString term = text.left(20);
        QVERIFY(page({{u"SearchTerm"_s, term}}).result().value(u"TotalUsers"_s).toInt() >= 1);
        QCOMPARE(page({{u"Country"_s, text}}).result().value(u"TotalUsers"_s).toInt(), 0);
        QCOMPARE(page({}).status, 200);
    }

    void whatIsNotUtf8IsRefused() {
        for (const QByteArray &bytes : {QByteArray("\xff"), QByteArray("\xc0\xaf"),
                 QByteArray("\xed\xa0\x80"), QByteArray("\xf4\x90\x80\x80"), QByteArray("\xc3")}) {
            const Answer answer
                = m_sandbox.call("POST", u"/v1/Registration/create"_s, "{\"FirstName\":\"" + bytes + "\"}",
                    {{"Content-Type", "application/json"}, {"InstanceId", m_sandbox.instanceId(0)},
                        {"InstanceKey", m_sandbox.instanceKey(0)}});
            QCOMPARE(answer.status, 400);
        }
        const QString instance = u"/v1/Instances/"_s + QString::fromLatin1(m_sandbox.instanceId(0));
        const QByteArray patched = m_sandbox.converse("PATCH " + instance.toLatin1()
            + "?Name=%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + m_admin.access
            + "\r\n\r\n");
        QVERIFY2(patched.startsWith("HTTP/1.1 422"), patched.left(100).constData());
    }

    void lengthsAndChunksThatAreWrong_data() {
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("negative") << QByteArray("Content-Length: -1\r\n\r\n");
        QTest::newRow("text") << QByteArray("Content-Length: many\r\n\r\n");
        QTest::newRow("overflow") << QByteArray("Content-Length: 99999999999999999999999\r\n\r\n");
        QTest::newRow("chunk") << QByteArray("Transfer-Encoding: chunked\r\n\r\nzz\r\n");
        QTest::newRow("chunk overflow")
            << QByteArray("Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n");
        QTest::newRow("header") << QByteArray("no colon here\r\n\r\n");
    }

    void lengthsAndChunksThatAreWrong() {
        QFETCH(QByteArray, rest);
        const QByteArray answer = m_sandbox.converse(
            "POST /v1/Auth/Login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + rest);
        QVERIFY2(answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 413"),
            answer.left(200).constData());
        QVERIFY(answer.contains("\"Errors\":[{"));
    }

    void aThousandSlowClientsCostLittle() {
        const qint64 before = memory();
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        int connected = 0;
        for (int i = 0; i < 1'000; ++i) {
            slow.push_back(std::make_unique<QTcpSocket>());
            connect(slow.back().get(), &QTcpSocket::connected, this, [&connected] { ++connected; });
            slow.back()->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_sandbox.port()));
            slow.back()->write("POST /v1/Auth/Login HTTP/1.1\r\nContent-Le");
        }
        QTRY_COMPARE_WITH_TIMEOUT(connected, 1'000, 20'000);
        QCOMPARE(page({}).status, 200);
        QVERIFY2(memory() - before < 100, qPrintable(QString::number(memory() - before)));
    }

    void cleanupTestCase() { QCOMPARE(m_sandbox.get(u"/auth/permissions"_s, m_admin.access).status, 200); }

private:
    Sandbox m_sandbox;
    Tokens m_admin;
};

QTEST_GUILESS_MAIN(tst_sandbox_bad_input)
#include "tst_sandbox_bad_input.moc"
