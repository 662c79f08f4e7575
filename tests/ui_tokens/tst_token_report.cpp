#include "tests/support/FakeUserSessions.h"
#include "ui/tokens/SecretPlaceholders.h"
#include "ui/tokens/TokenReport.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::ui;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

QByteArray randomText(QRandomGenerator &random, int length) {
    static const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=";
    QByteArray text;
    for (int at = 0; at < length; ++at)
        text.append(alphabet.at(random.bounded(alphabet.size())));
    return text;
}

QByteArray randomJwt(QRandomGenerator &random) {
    const QByteArray claims = QByteArray(R"({"sub":"somebody","exp":1790000000,"note":")")
        + randomText(random, 24).replace('/', 'x') + R"("})";
    constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(form) + '.' + claims.toBase64(form) + '.'
        + randomText(random, 43).replace('+', 'a').replace('/', 'b').replace('=', 'c');
}

/// What a secret looks like in other clothes.
QList<QByteArray> spellings(const QByteArray &secret) {
    return {secret, QUrl::toPercentEncoding(QString::fromUtf8(secret)), secret.toBase64(), secret.toHex()};
}

/// A report in which careless answers repeat the secrets.
TokenReport::Facts factsWith(HeldTokens &held, const QByteArray &access, const QByteArray &refresh) {
    held.credentials.deviceToken = DeviceToken(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);
    held.credentials.accessToken = SecretString(access);
    held.credentials.refreshToken = SecretString(refresh);
    held.obtained = now.addSecs(-7'200);
    held.expires = now.addSecs(-60);
    Error talkative(ErrorKind::Unauthorized);
    talkative.httpStatus = 401;
    talkative.title = u"No session for "_s + QString::fromUtf8(access);
    talkative.fields = {{u"RefreshToken"_s, u"unknown: "_s + QString::fromUtf8(refresh)},
        {u"Cut"_s, QString::fromUtf8(access.mid(40, 30))},
        {u"Encoded"_s, QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(refresh)))}};
    held.lastCheck = TokenEvidence{now, talkative, {}, {}};
    held.lastRefresh = TokenEvidence{now, talkative, {}, {}};
    TokenReport::Facts facts;
    facts.user.deviceToken = held.credentials.deviceToken;
    facts.user.profile.firstName = u"Ana"_s;
    facts.user.profile.email = u"ana@acme.example"_s;
    facts.user.profile.phone = u"+381632041170"_s;
    facts.user.device.sdkVersion = QString::fromUtf8(refresh); // somebody put it into the wrong field
    facts.held = &held;
    facts.place = u"this session only"_s;
    facts.platformNow = now;
    facts.lastLogin = LoginEvidence{now, {}, talkative, {}};
    facts.allowance.emplace();
    facts.allowance->left = 4;
    facts.allowance->limit = 5;
    facts.clockAhead = std::chrono::minutes(4);
    facts.environment = u"sandbox"_s;
    facts.system = u"Fleetkey 0.1.0"_s;
    TokenKnowledge knowledge;
    knowledge.user = held.credentials.deviceToken;
    knowledge.held = &held;
    knowledge.platformNow = now;
    facts.diagnosis = diagnose(TokenSituation::of(knowledge));
    return facts;
}

} // namespace

class TokenReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { installTranslations(*qApp); }

    void noByteOfAnySecretIsInIt() {
        QRandomGenerator random(20'260'601);
        for (int round = 0; round < 50; ++round) {
            const QByteArray access = randomJwt(random);
            const QByteArray refresh = randomText(random, 12 + round);
            HeldTokens held;
            const QByteArray report = TokenReport::markdown(factsWith(held, access, refresh)).toUtf8();
            for (const QByteArray &secret : {access, refresh}) {
                const QList<QByteArray> forms = spellings(secret);
                for (const QByteArray &form : forms) {
                    for (qsizetype at = 0; at + 8 <= form.size(); ++at)
                        QVERIFY2(!report.contains(form.mid(at, 8)), form.mid(at, 8).constData());
                }
            }
        }
    }

    void theSameSecretHasTheSameName() {
        SecretPlaceholders placeholders;
        const QString first = placeholders.add(SecretString("a-secret-of-some-length"), u"refresh token"_s);
        QCOMPARE(first, u"[refresh token 1]"_s);
        QCOMPARE(
            placeholders.add(SecretString("another-secret-here"), u"access token"_s), u"[access token 2]"_s);
        QCOMPARE(placeholders.add(SecretString("a-secret-of-some-length"), u"other"_s), first);
        QCOMPARE(placeholders.scrubbed(u"x a-secret-of-some-length, again a-secret-of-some-length y"_s),
            u"x [refresh token 1], again [refresh token 1] y"_s);
        QCOMPARE(placeholders.scrubbed(u"cut: secret-of"_s), u"cut: [refresh token 1]"_s);
        QCOMPARE(placeholders.add({}, u"nothing"_s), QString());
        QCOMPARE(placeholders.scrubbed(u"a sentence"_s), u"a sentence"_s);
    }

    void saysWhatATicketNeeds() {
        QRandomGenerator random(7);
        HeldTokens held;
        const QString report
            = TokenReport::markdown(factsWith(held, randomJwt(random), "refresh-token-of-the-driver"));
        for (const QString &needed : {u"`6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e`"_s, u"## Next step: "_s,
                 u"Vendor's rule."_s, u"| Access token | "_s, u"[access token 1]"_s, u"[refresh token 2]"_s,
                 u"2026-06-01 11:59:00 UTC"_s, u"- `alg` (algorithm): HS256"_s, u"`note`"_s,
                 u"4\u00a0min ahead"_s, u"4 of 5 in this minute"_s, u"Fleetkey 0.1.0"_s, u"Status: 401"_s})
            QVERIFY2(report.contains(needed), qPrintable(needed + u"\n\n"_s + report));
        for (const QString &personal : {u"Ana"_s, u"ana@acme.example"_s, u"+381632041170"_s})
            QVERIFY2(!report.contains(personal), qPrintable(personal));
    }

    /// Claims and the platform's words may name the driver.
    void nobodyIsNamed() {
        const auto jwt = [](const QByteArray &subject) {
            constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
            return QByteArray(R"({"alg":"HS256"})").toBase64(form) + '.'
                + ("{\"sub\":\"" + subject + "\"}").toBase64(form) + '.' + QByteArray(43, 'x');
        };
        for (const QByteArray &subject : {"ana@acme.example"_ba, "other.driver+1@acme.co.example"_ba,
                 "+381 63 204-1170"_ba, "381632041170"_ba, "Ana Kovac"_ba}) {
            HeldTokens held;
            TokenReport::Facts facts = factsWith(held, jwt(subject), "refresh-token-of-the-driver");
            facts.user.profile.lastName = u"Kovac"_s;
            held.lastCheck->failure->title = u"Nobody is called "_s + QString::fromUtf8(subject);
            const QString report = TokenReport::markdown(facts);
            QVERIFY2(!report.contains(QString::fromUtf8(subject)), qPrintable(report));
            QVERIFY(report.contains(u"2026-06-01 11:59:00 UTC"_s));
            QVERIFY(report.contains(u"`6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e`"_s));
        }
    }

    void saysThatNothingIsHeld() {
        TokenReport::Facts facts;
        facts.platformNow = now;
        facts.place = u"not held"_s;
        facts.diagnosis.rule = TokenRule::LogInWithoutTokens;
        facts.diagnosis.action = TokenAction::LogIn;
        const QString report = TokenReport::markdown(facts);
        QVERIFY(report.contains(u"| Access token | not held | – | – | – | – |"));
        QVERIFY(report.contains(u"No tokens of this user are held here."));
    }

    void hostileValuesMakeNoMarkup() {
        TokenReport::Facts facts;
        facts.platformNow = now;
        facts.user.device.appVersion = u"1\n# A title\n| a | b |\n<script>`"_s;
        const QString report = TokenReport::markdown(facts);
        QVERIFY(!report.contains(u"\n# A title"));
        QVERIFY(!report.contains(u"<script>"));
    }
};

QTEST_MAIN(TokenReportTest)
#include "tst_token_report.moc"
