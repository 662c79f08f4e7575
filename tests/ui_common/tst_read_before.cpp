#include "ui/common/ReadBefore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::ui;

class tst_read_before : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWindowTellsOfLostConnectionsAndSessionsThatAreOver_data() {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("told");
        QTest::newRow("no network") << ErrorKind::Offline << 0 << true;
        QTest::newRow("no answer") << ErrorKind::Timeout << 0 << true;
        QTest::newRow("session over") << ErrorKind::SessionExpired << 401 << true;
        QTest::newRow("a gateway waited in vain") << ErrorKind::Timeout << 504 << false;
        QTest::newRow("a bad certificate") << ErrorKind::Tls << 0 << false;
        QTest::newRow("the platform's own problem") << ErrorKind::Server << 500 << false;
    }

    void theWindowTellsOfLostConnectionsAndSessionsThatAreOver() {
        QFETCH(const ErrorKind, kind);
        QFETCH(const int, status);
        QFETCH(const bool, told);
        Error error = Error::of(kind);
        error.httpStatus = status;
        QCOMPARE(ReadBefore::isToldByWindow(error), told);
    }

    void theDayIsNamedWhereItWasAnother() {
        const QDateTime read(QDate(2026, 6, 1), QTime(10, 42));
        QCOMPARE(ReadBefore::words(read, read.addSecs(600)), u"Showing what was read at 10:42."_s);
        QCOMPARE(ReadBefore::words(read, read.addDays(1)), u"Showing what was read on 1 Jun 2026, 10:42."_s);
    }
};

QTEST_MAIN(tst_read_before)
#include "tst_read_before.moc"
