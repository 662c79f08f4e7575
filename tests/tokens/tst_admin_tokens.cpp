#include "core/session/SessionTokens.h"
#include "tests/tokens/SomeTokens.h"
#include "tests/tokens/UserDesk.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

namespace {

using Bearer = PastedText::Bearer;

} // namespace

/// An admin's token is told from a driver's, and is of no use for one.
class tst_admin_tokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClaimCallsTheBearerAnAdmin_data() {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("claim");
        QTest::newRow("role") << "{\"role\":\"admin\"}"_ba << u"role"_s;
        QTest::newRow("one of several")
            << "{\"Roles\":[\"viewer\",\"CompanyAdmin\",\"app-admin\"]}"_ba << u"Roles"_s;
        QTest::newRow("with a namespace") << "{\"http://example.org/claims/role\":\"Administrator\"}"_ba
                                          << u"http://example.org/claims/role"_s;
        QTest::newRow("scope") << "{\"scope\":\"openid users:admin\"}"_ba << u"scope"_s;
        QTest::newRow("flag") << "{\"is_admin\":true}"_ba << u"is_admin"_s;
        QTest::newRow("a driver") << "{\"role\":\"user\",\"is_admin\":false}"_ba << QString();
        QTest::newRow("another word") << "{\"role\":\"administered\"}"_ba << QString();
        QTest::newRow("another claim") << "{\"name\":\"admin\"}"_ba << QString();
    }
    void aClaimCallsTheBearerAnAdmin() {
        QFETCH(QByteArray, claims);
        QFETCH(QString, claim);
        const PastedText found = pasted("Authorization: Bearer " + jwtOf(claims));
        QCOMPARE(found.bearer, claim.isEmpty() ? Bearer::User : Bearer::Admin);
        QCOMPARE(found.use(), claim.isEmpty() ? PastedText::Use::AccessToken : PastedText::Use::Nothing);
        const TokenFinding *finding = findingOf(found, TokenFinding::Kind::AdminsToken);
        QCOMPARE(finding != nullptr ? finding->text : QString(), claim);
    }

    /// The `sub` of an admin is no driver's.
    void anAdminsClaimsNameNoDriver() {
        const QByteArray claims = "{\"role\":\"admin\",\"sub\":\"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e\"}";
        QVERIFY(pasted(jwtOf(claims)).credentials.deviceToken.isEmpty());
        const PastedText pair = pasted(answerOf(jwtOf(claims), "refresh-1"));
        QCOMPARE(pair.use(), PastedText::Use::Nothing);
    }

    void theSessionKnowsItsOwnTokens() {
        UserDesk desk;
        QVERIFY(desk.console.signInAndKeep());
        const auto tokens = [&desk] {
            const SecretKey key = keptSessionKey(u"sandbox"_s, admin);
            return SessionTokens::decoded(SecretString(desk.world.keychain->entries.value(key.entry())));
        };
        const auto first = tokens();
        QVERIFY(first.has_value());
        const Session &session = *desk.console.session;
        QVERIFY(session.isOwn(first->access));
        QVERIFY(session.isOwn(first->refresh));
        QVERIFY(!session.isOwn(SecretString("refresh-of-somebody-else"_ba)));
        QVERIFY(!session.isOwn({}));
        QVERIFY(desk.world.pass(desk.console.session->renew()).has_value());
        QVERIFY(session.isOwn(tokens()->refresh));
        QVERIFY(session.isOwn(first->refresh)); // it was
        QVERIFY(desk.logIn().has_value());
        QVERIFY(!session.isOwn(desk.users->held(driver)->credentials.accessToken));
        QVERIFY(!session.isOwn(desk.users->held(driver)->credentials.refreshToken));
    }
};

QTEST_GUILESS_MAIN(tst_admin_tokens)
#include "tst_admin_tokens.moc"
