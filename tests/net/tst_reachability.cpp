#include "core/base/Result.h"
#include "core/net/Reachability.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;

/// What calls together tell of the way to the platform.
class tst_reachability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheLastCallTold() {
        Reachability way;
        QSignalSpy news(&way, &Reachability::changed);
        QCOMPARE(way.connectivity(), Connectivity::Unknown);
        way.noteFailure(Error::of(ErrorKind::Timeout));
        QCOMPARE(way.connectivity(), Connectivity::Offline);
        way.noteFailure(Error::of(ErrorKind::Tls));
        QCOMPARE(news.size(), 1);
        way.noteAnswer();
        QCOMPARE(way.connectivity(), Connectivity::Online);
        QCOMPARE(news.size(), 2);
    }

    void aRefusalIsAnAnswer() {
        Reachability way;
        way.noteFailure(Error::of(ErrorKind::Offline));
        Error refused(ErrorKind::Unauthorized);
        refused.httpStatus = 401;
        way.noteFailure(refused);
        QCOMPARE(way.connectivity(), Connectivity::Online);
    }

    void whatSaysNothingOfTheWayChangesNothing() {
        Reachability way;
        for (const ErrorKind kind : {ErrorKind::Cancelled, ErrorKind::Protocol, ErrorKind::Storage})
            way.noteFailure(fail(kind).error());
        QCOMPARE(way.connectivity(), Connectivity::Unknown);
    }
};

QTEST_GUILESS_MAIN(tst_reachability)
#include "tst_reachability.moc"
