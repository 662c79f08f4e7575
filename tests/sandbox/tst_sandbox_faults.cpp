#include "tests/sandbox/Sandbox.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocale>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_faults : public QObject {
    Q_OBJECT

    void spoil(const QString &kind, QJsonObject rule = {}) {
        rule.insert(u"Kind"_s, kind);
        if (!rule.contains(u"Route"_s))
            rule.insert(u"Route"_s, u"*permissions"_s);
        QCOMPARE(m_sandbox.post(u"/_emulator/faults"_s, rule).status, 200);
    }

    Answer ask() { return m_sandbox.get(u"/auth/permissions"_s, m_admin.access); }

private Q_SLOTS:
    void initTestCase() { m_admin = m_sandbox.signIn(); }

    void cleanup() {
        QCOMPARE(m_sandbox.call("DELETE", u"/_emulator/faults"_s).status, 200);
        QCOMPARE(ask().status, 200);
    }

    void statusWithRetryAfter() {
        spoil(u"status"_s, {{u"Status"_s, 429}, {u"RetryAfter"_s, 17}, {u"Count"_s, 2}});
        for (int i = 0; i < 2; ++i) {
            const Answer answer = ask();
            QCOMPARE(answer.status, 429);
            QCOMPARE(answer.header("Retry-After"), "17");
            QCOMPARE(answer.json().value(u"status"_s).toInt(), 429); // the portal's own casing
        }
        QCOMPARE(ask().status, 200);
    }

    void skipsAndLastsForEver() {
        spoil(u"status"_s, {{u"Status"_s, 503}, {u"Count"_s, -1}, {u"Skip"_s, 2}});
        QCOMPARE(ask().status, 200);
        QCOMPARE(ask().status, 200);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ask().status, 503);
    }

    void onlyTheRouteSuffers() {
        spoil(u"status"_s, {{u"Route"_s, u"POST /v1/auth/*"_s}});
        QCOMPARE(ask().status, 200);
        QCOMPARE(m_sandbox.get(u"/v1/Auth/Login"_s).status, 405);
        QCOMPARE(m_sandbox.login(u"nobody@sandbox.example"_s).status, 500);
        QCOMPARE(m_sandbox.login(u"nobody@sandbox.example"_s).status, 401);
    }

    void severalRulesTakeTurns() {
        const QJsonObject first{{u"Kind"_s, u"status"_s}, {u"Status"_s, 502}};
        const QJsonObject second{{u"Kind"_s, u"status"_s}, {u"Status"_s, 504}};
        m_sandbox.post(u"/_emulator/faults"_s, {{u"Rules"_s, QJsonArray{first, second}}});
        QCOMPARE(ask().status, 502);
        QCOMPARE(ask().status, 504);
        QCOMPARE(ask().status, 200);
    }

    void delays() {
        spoil(u"delay"_s, {{u"Milliseconds"_s, 300}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(ask().status, 200);
        QVERIFY(timer.elapsed() >= 290);
    }

    void bodiesGoWrong() {
        spoil(u"html"_s);
        const Answer html = ask();
        QCOMPARE(html.status, 200);
        QVERIFY(html.header("Content-Type").startsWith("text/html"));
        spoil(u"html"_s, {{u"Status"_s, 502}});
        QCOMPARE(ask().status, 502);
        spoil(u"empty"_s);
        const Answer empty = ask();
        QCOMPARE(empty.status, 200);
        QCOMPARE(empty.body.size(), 0);
        spoil(u"malformed"_s);
        QVERIFY(ask().json().isEmpty());
        spoil(u"nested"_s);
        QVERIFY(ask().body.size() > 200'000);
        spoil(u"huge"_s);
        QVERIFY(ask().body.size() > 40'000'000);
        spoil(u"result-null"_s);
        QVERIFY(ask().json().value(u"result"_s).isNull());
        spoil(u"status-under-200"_s, {{u"Status"_s, 422}});
        const Answer under200 = ask();
        QCOMPARE(under200.status, 200);
        QCOMPARE(under200.json().value(u"status"_s).toInt(), 422);
    }

    void typesGoWrong() {
        spoil(u"wrong-types"_s);
        const QJsonObject json = ask().json();
        QVERIFY(!json.isEmpty());
        QVERIFY(json.value(u"status"_s).isArray());
        QVERIFY(json.value(u"result"_s).toObject().value(u"userId"_s).isDouble());
    }

    void answersBreakOff() {
        for (const QString &kind : {u"truncated"_s, u"drop-before"_s, u"drop-middle"_s, u"drop-after"_s}) {
            spoil(kind, {{u"Count"_s, 5}}); // the client may try again by itself on a lost connection
            QVERIFY2(ask().brokeOff(), qPrintable(kind));
            m_sandbox.call("DELETE", u"/_emulator/faults"_s);
        }
        spoil(u"wrong-length"_s);
        const QByteArray raw
            = m_sandbox.converse("GET /auth/permissions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + m_admin.access + "\r\n\r\n");
        const qsizetype body = raw.indexOf("\r\n\r\n") + 4;
        QVERIFY(raw.size() - body > 1);
        QVERIFY(raw.contains("Content-Length: " + QByteArray::number((raw.size() - body) / 2)));
    }

    void neverAnswers() {
        spoil(u"never"_s);
        const Answer answer = m_sandbox.call("GET", u"/auth/permissions"_s, {}, {}, 400);
        QCOMPARE(answer.status, 0);
        QVERIFY(answer.error != QNetworkReply::NoError);
    }

    void registrationsAreProcessedOrNot_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("isProcessed");
        QTest::newRow("before") << u"drop-before"_s << false;
        QTest::newRow("status") << u"status"_s << false;
        QTest::newRow("middle") << u"drop-middle"_s << true;
        QTest::newRow("after") << u"drop-after"_s << true;
        QTest::newRow("truncated") << u"truncated"_s << true;
    }
    void registrationsAreProcessedOrNot() {
        QFETCH(QString, kind);
        QFETCH(bool, isProcessed);
        const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
        spoil(kind, {{u"Route"_s, u"*/registration/create"_s}});
        const QByteArray body = QJsonDocument(QJsonObject{{u"CustomToken"_s, token}}).toJson();
        m_sandbox.converse(
            "POST /v1/Registration/Create HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            "InstanceId: "
            + m_sandbox.instanceId(0) + "\r\nInstanceKey: " + m_sandbox.instanceKey(0)
            + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        const Answer found
            = m_sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, m_admin.access);
        QCOMPARE(found.json().value(u"Result"_s).toArray().size(), isProcessed ? 1 : 0);
    }

    void aRateSpoilsSomeAndTheSeedSaysWhich() {
        const auto spoiled = [this](int seed) {
            m_sandbox.call("DELETE", u"/_emulator/faults"_s);
            spoil(u"status"_s, {{u"Rate"_s, 0.3}, {u"Seed"_s, seed}, {u"Status"_s, 503}});
            QByteArray which;
            for (int i = 0; i < 60; ++i)
                which += m_sandbox.get(u"/auth/permissions"_s, m_admin.access).status == 503 ? 'x' : '.';
            return which;
        };
        const QByteArray first = spoiled(1);
        QVERIFY2(first.count('x') > 8 && first.count('x') < 30, first.constData());
        QCOMPARE(spoiled(1), first);
        QVERIFY(spoiled(2) != first);
    }

    void bodiesDribble() {
        spoil(u"slow"_s, {{u"Milliseconds"_s, 300}});
        QElapsedTimer timer;
        timer.start();
        const Answer answer = m_sandbox.get(u"/auth/permissions"_s, m_admin.access);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json().contains(u"result"_s));
        QVERIFY(timer.elapsed() >= 280);
    }

    void jitterAddsToTheDelay() {
        spoil(u"delay"_s, {{u"Milliseconds"_s, 50}, {u"Jitter"_s, 100}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_sandbox.get(u"/auth/permissions"_s, m_admin.access).status, 200);
        QVERIFY(timer.elapsed() >= 50);
    }

    void theClockOfAnAnswerIsWrong() {
        spoil(u"clock"_s, {{u"Seconds"_s, -600}});
        const auto dateOf = [this] {
            const QByteArray date = m_sandbox.get(u"/auth/permissions"_s, m_admin.access).header("Date");
            return QLocale::c().toDateTime(
                QString::fromLatin1(date.chopped(4)), u"ddd, dd MMM yyyy HH:mm:ss"_s);
        };
        const QDateTime wrong = dateOf();
        const qint64 difference = wrong.secsTo(dateOf());
        QVERIFY2(difference >= 595 && difference <= 610, qPrintable(QString::number(difference)));
    }

    void rulesComeFromAFile() {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(R"({"Rules":[{"Route":"GET */permissions","Kind":"status","Status":418,"Count":-1}]})");
        file.close();
        Sandbox sandbox({u"--faults"_s, file.fileName()});
        QCOMPARE(sandbox.get(u"/auth/permissions"_s).status, 418);
        QVERIFY(file.open());
        file.resize(0);
        file.write("[]");
        file.close();
        QProcess process;
        process.start(Sandbox::program(), {u"--port"_s, u"0"_s, u"--faults"_s, file.fileName()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
    }

    void rulesThatMakeNoSense() {
        QCOMPARE(m_sandbox.post(u"/_emulator/faults"_s, {{u"Kind"_s, u"earthquake"_s}}).status, 422);
        QCOMPARE(
            m_sandbox.post(u"/_emulator/faults"_s, {{u"Kind"_s, u"status"_s}, {u"Status"_s, 7}}).status, 422);
        QCOMPARE(m_sandbox.post(u"/_emulator/faults"_s, {{u"Rules"_s, 1}}).status, 422);
        QCOMPARE(m_sandbox.post(u"/_emulator/faults"_s, {{u"Rules"_s, QJsonArray{1}}}).status, 422);
        const Answer misspelt
            = m_sandbox.post(u"/_emulator/faults"_s, {{u"Kind"_s, u"delay"_s}, {u"Milisecs"_s, 5}});
        QCOMPARE(misspelt.status, 422);
        QVERIFY(misspelt.body.contains("Milisecs"));
    }

private:
    Sandbox m_sandbox;
    Tokens m_admin;
};

QTEST_GUILESS_MAIN(tst_sandbox_faults)
#include "tst_sandbox_faults.moc"
