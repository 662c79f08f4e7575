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

    void eachCertificateIsShownOnce() {
        Reachability way;
        QSignalSpy news(&way, &Reachability::changed);
        const auto refused = [](const QString &host, const QString &subject) {
            Error error = Error::of(ErrorKind::Tls);
            error.certificate.emplace();
            error.certificate->host = host;
            error.certificate->subject = subject;
            return error;
        };
        const QString user = QStringLiteral("user.example");
        const QString portal = QStringLiteral("portal.example");
        const QString proxy = QStringLiteral("proxy");
        way.noteFailure(refused(user, proxy));
        way.noteFailure(refused(portal, proxy));
        QCOMPARE(way.trouble()->certificate->host, portal);
        for (const QString &host : {user, portal, user})
            way.noteFailure(refused(host, proxy)); // the origins take turns
        QCOMPARE(news.size(), 2);
        way.noteFailure(refused(user, QStringLiteral("another")));
        QCOMPARE(way.trouble()->certificate->subject, QStringLiteral("another"));
        way.noteAnswer();
        way.noteFailure(refused(portal, proxy));
        QCOMPARE(news.size(), 5);
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
