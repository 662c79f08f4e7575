#include "tests/tokens/UserDesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

/// Who issues the tokens of this environment: known without a secret, and never from a paste alone.
class tst_known_issuers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAdminsOwnTokenTellsFromTheFirstMoment() {
        UserDesk desk;
        desk.world.platform.issuer = "https://ours";
        QVERIFY(desk.console.session->facts().accessTokenIssuer.isEmpty());
        QVERIFY(desk.console.signIn().has_value());
        QCOMPARE(desk.console.session->facts().accessTokenIssuer, u"https://ours"_s);
        QVERIFY(desk.world.pass(desk.console.session->signOut()).has_value());
        QVERIFY(desk.console.session->facts().accessTokenIssuer.isEmpty());
    }

    void aSessionThatIsOverTakesNothingBack() {
        UserDesk desk;
        QSignalSpy news(desk.users.get(), &UserSessions::issuersChanged);
        desk.users->setAdminIssuer(u"https://ours"_s);
        desk.users->setAdminIssuer({});
        QCOMPARE(desk.users->issuers().ofAdmin, u"https://ours"_s);
        QCOMPARE(news.size(), 1);
    }

    void usersTokensOfThePlatformTell() {
        UserDesk desk;
        QSignalSpy news(desk.users.get(), &UserSessions::issuersChanged);
        desk.world.platform.issuer = "https://users";
        QVERIFY(desk.logIn().has_value());
        QCOMPARE(desk.users->issuers().ofUsers, QStringList{u"https://users"_s});
        QVERIFY(desk.refresh().has_value());
        QCOMPARE(desk.users->issuers().ofUsers.size(), 1);
        QCOMPARE(news.size(), 1);
        QVERIFY(desk.world.pass(desk.users->forget(driver)).has_value());
        QCOMPARE(desk.users->issuers().ofUsers.size(), 1); // no secret: it stays
    }

    void aPasteTellsOnlyOnceThePlatformAcceptedIt() {
        UserDesk desk;
        desk.world.platform.issuer = "https://users";
        QVERIFY(desk.logIn().has_value());
        Credentials credentials = desk.users->held(driver)->credentials.clone();
        desk.users = desk.made();
        desk.users->adopt(std::move(credentials), TokenSource::Pasted);
        QVERIFY(desk.users->issuers().isEmpty());
        desk.world.platform.callStatus = 401;
        QVERIFY(!desk.check().has_value());
        QVERIFY(desk.users->issuers().isEmpty());
        desk.world.platform.callStatus = 200;
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.users->issuers().ofUsers, QStringList{u"https://users"_s});
    }

    void earlierSessionsAreBelieved() {
        UserDesk desk;
        desk.users->addIssuers({u"https://users"_s, QString(), u"https://users"_s});
        QCOMPARE(desk.users->issuers().ofUsers, QStringList{u"https://users"_s});
        for (int i = 0; i < 100; ++i)
            desk.users->addIssuers({QString::number(i)});
        QVERIFY(desk.users->issuers().ofUsers.size() <= 16);
    }
};

QTEST_GUILESS_MAIN(tst_known_issuers)
#include "tst_known_issuers.moc"
