#include "tests/tokens/SomeTokens.h"
#include "tests/tokens/UserDesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

using Finding = TokenFinding::Kind;

} // namespace

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

    void judgesOrigin() {
        TokenExpectations expected;
        expected.platformNow = QDateTime::fromSecsSinceEpoch(1'780'000'000, Qt::UTC);
        expected.issuers.ofUsers = {u"https://ours"_s};
        expected.user = DeviceToken(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
        expected.instance = InstanceId(u"11111111-1111-4111-8111-111111111111"_s);
        const auto judged = [&](const QByteArray &more) {
            return kindsOf(judge(decoded("{\"exp\":1780009000" + more + '}'), expected));
        };
        QCOMPARE(judged(""), QList<Finding>());
        QCOMPARE(judged(",\"iss\":\"https://ours\""), QList<Finding>());
        QCOMPARE(judged(",\"iss\":\"https://theirs\""), QList<Finding>{Finding::OtherIssuer});
        QCOMPARE(judged(",\"DeviceToken\":\"6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E\""), QList<Finding>());
        QCOMPARE(judged(",\"device_token\":\"22222222-1111-4111-8111-111111111111\""),
            QList<Finding>{Finding::OtherUser});
        QCOMPARE(judged(",\"https://x/claims/instanceId\":\"22222222-1111-4111-8111-111111111111\""),
            QList<Finding>{Finding::OtherInstance});
    }

    void judgesTheIssuerByTheAdminsOwnToken() {
        const auto judged = [](const KnownIssuers &issuers, const QByteArray &issuer) {
            TokenExpectations expected;
            expected.platformNow = QDateTime::fromSecsSinceEpoch(1'780'000'000, Qt::UTC);
            expected.issuers = issuers;
            return judge(decoded("{\"exp\":1780009000,\"iss\":\"" + issuer + "\"}"), expected);
        };
        QVERIFY(judged({}, "https://theirs").isEmpty());
        QVERIFY(judged({u"https://ours"_s, {}}, "https://ours").isEmpty());
        const auto unlike = judged({u"https://ours"_s, {}}, "https://theirs");
        QCOMPARE(kindsOf(unlike), QList<Finding>{Finding::NotAdminsIssuer});
        QCOMPARE(unlike.first().weight, TokenFinding::Weight::Warning); // users' may have another
        QCOMPARE(unlike.first().text, u"https://theirs"_s);
        const auto other = judged({u"https://ours"_s, {u"https://users"_s}}, "https://theirs");
        QCOMPARE(kindsOf(other), QList<Finding>{Finding::OtherIssuer});
        QCOMPARE(other.first().weight, TokenFinding::Weight::Bad);
        QVERIFY(judged({u"https://ours"_s, {u"https://users"_s}}, "https://users").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_known_issuers)
#include "tst_known_issuers.moc"
