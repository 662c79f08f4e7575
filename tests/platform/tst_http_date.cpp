#include "core/platform/HttpDate.h"

#include <QTest>

using namespace fleetkey;

class HttpDateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFixdate() {
        QCOMPARE(
            parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT"), QDateTime({1994, 11, 6}, {8, 49, 37}, Qt::UTC));
        QCOMPARE(parseHttpDate(" Tue, 29 Feb 2028 23:59:60 GMT "),
            QDateTime({2028, 2, 29}, {23, 59, 59}, Qt::UTC));
    }

    void refusesOtherDates_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT");
        QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994");
        QTest::newRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET");
        QTest::newRow("no such day") << QByteArray("Sun, 31 Nov 1994 08:49:37 GMT");
        QTest::newRow("no such hour") << QByteArray("Sun, 06 Nov 1994 25:49:37 GMT");
        QTest::newRow("something behind") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT+1");
        QTest::newRow("cut") << QByteArray("Sun, 06 Nov 1994 08:4");
    }

    void refusesOtherDates() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseHttpDate(text).isValid());
    }

    void readsTimestamps_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDateTime>("moment");
        const QDateTime noon({2026, 3, 4}, {12, 0, 5}, Qt::UTC);
        QTest::newRow("no zone is UTC") << QByteArray("2026-03-04T12:00:05") << noon;
        QTest::newRow("seven decimals") << QByteArray("2026-03-04T12:00:05.1234567") << noon.addMSecs(123);
        QTest::newRow("one decimal") << QByteArray("2026-03-04T12:00:05.1") << noon.addMSecs(100);
        QTest::newRow("Z") << QByteArray("2026-03-04T12:00:05Z") << noon;
        QTest::newRow("decimals and Z") << QByteArray("2026-03-04T12:00:05.000Z") << noon;
        QTest::newRow("east") << QByteArray("2026-03-04T14:00:05+02:00") << noon;
        QTest::newRow("west, no colon") << QByteArray("2026-03-04T06:30:05-0530") << noon;
        QTest::newRow("space") << QByteArray("2026-03-04 12:00:05") << noon;
        QTest::newRow("no seconds") << QByteArray("2026-03-04T12:00") << noon.addSecs(-5);
        QTest::newRow("date alone") << QByteArray("2026-03-04") << QDateTime({2026, 3, 4}, {0, 0}, Qt::UTC);
    }

    void readsTimestamps() {
        QFETCH(QByteArray, text);
        QFETCH(QDateTime, moment);
        const QDateTime read = parseTimestamp(text);
        QCOMPARE(read, moment);
        QCOMPARE(read.timeSpec(), Qt::UTC);
    }

    void refusesOtherTimestamps_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "yesterday", "2026-13-04", "2026-03-04T", "2026-03-04T12:00:05.",
                 "2026-03-04T12:00:05X", "2026-03-04T12:00:05+2", "04.03.2026", "2026-02-30T00:00:00"})
            QTest::addRow("'%s'", text) << QByteArray(text);
    }

    void refusesOtherTimestamps() {
        QFETCH(QByteArray, text);
        QVERIFY(!parseTimestamp(text).isValid());
    }
};

QTEST_GUILESS_MAIN(HttpDateTest)
#include "tst_http_date.moc"
