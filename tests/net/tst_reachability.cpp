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
        way.noteFailure(Error::of(ErrorKind::Timeout, QStringLiteral("once more")));
        QCOMPARE(news.size(), 1);
        way.noteAnswer();
        way.noteAnswer();
        QCOMPARE(way.connectivity(), Connectivity::Online);
        QCOMPARE(news.size(), 2);
    }

    /// A certificate asks something else of a person than a cable does.
    void whatKeepsCallsFromThePlatform() {
        Reachability way;
        QSignalSpy news(&way, &Reachability::changed);
        way.noteFailure(Error::of(ErrorKind::Offline));
        QCOMPARE(way.trouble()->kind, ErrorKind::Offline);
        way.noteFailure(Error::of(ErrorKind::Tls));
        QCOMPARE(way.trouble()->kind, ErrorKind::Tls);
        QCOMPARE(way.connectivity(), Connectivity::Offline);
        QCOMPARE(news.size(), 2);
        way.noteAnswer();
        QVERIFY(!way.trouble());
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
