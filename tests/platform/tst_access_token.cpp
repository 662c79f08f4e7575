#include "core/platform/AccessToken.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

namespace {

QByteArray part(const QByteArray &text) {
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

SecretString token(const QByteArray &claims, const QByteArray &signature = "c2ln"_ba) {
    return SecretString(part(R"({"alg":"HS256","typ":"JWT"})") + '.' + part(claims) + '.' + signature);
}

} // namespace

class AccessTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsHeaderAndClaims() {
        const auto decoded = decodeToken(
            token(R"({"sub":"driver","iat":1780000000,"nbf":1780000001,"exp":1780086400,"Ω":["x"]})"));
        QVERIFY(decoded);
        QCOMPARE(decoded->header.value(u"alg").toString(), u"HS256"_s);
        QCOMPARE(decoded->claims.value(u"sub").toString(), u"driver"_s);
        QVERIFY(decoded->claims.value(u"Ω").isArray());
        QCOMPARE(decoded->issued, QDateTime::fromSecsSinceEpoch(1780000000, Qt::UTC));
        QCOMPARE(decoded->notBefore, QDateTime::fromSecsSinceEpoch(1780000001, Qt::UTC));
        QCOMPARE(decoded->expires, QDateTime::fromSecsSinceEpoch(1780086400, Qt::UTC));
        QCOMPARE(decoded->expires.timeSpec(), Qt::UTC);
    }

    void readsMomentsInEveryForm_data() {
        QTest::addColumn<QByteArray>("exp");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("number") << "1780000000"_ba << qint64(1780000000000);
        QTest::newRow("text") << "\"1780000000\""_ba << qint64(1780000000000);
        QTest::newRow("fraction") << "1780000000.5"_ba << qint64(1780000000500);
        QTest::newRow("exponent") << "1.78e9"_ba << qint64(1780000000000);
        QTest::newRow("milliseconds") << "1780000000123"_ba << qint64(1780000000123);
        QTest::newRow("text of milliseconds") << "\"1780000000000\""_ba << qint64(1780000000000);
        QTest::newRow("seconds, as late as it goes") << "100000000000"_ba << qint64(100000000000000);
        QTest::newRow("text with fraction") << "\"1780000000.25\""_ba << qint64(1780000000250);
    }

    void readsMomentsInEveryForm() {
        QFETCH(QByteArray, exp);
        QFETCH(qint64, milliseconds);
        const auto decoded = decodeToken(token("{\"exp\":" + exp + "}"));
        QVERIFY(decoded);
        QCOMPARE(decoded->expires.toMSecsSinceEpoch(), milliseconds);
    }

    void takesUnusableMomentsForAbsent_data() {
        QTest::addColumn<QByteArray>("exp");
        for (const char *exp :
            {"null", "\"soon\"", "true", "[1]", "-5", "1e300", "1780000000000000", "\"nan\"", "\"inf\""})
            QTest::addRow("%s", exp) << QByteArray(exp);
    }

    void takesUnusableMomentsForAbsent() {
        QFETCH(QByteArray, exp);
        const auto decoded = decodeToken(token("{\"exp\":" + exp + "}"));
        QVERIFY(decoded);
        QVERIFY(!decoded->expires.isValid());
    }

    void toleratesPaddingAndSpace() {
        const QByteArray header = QByteArray(R"({"alg":"none"})").toBase64(QByteArray::Base64UrlEncoding);
        QVERIFY(header.endsWith('='));
        const auto decoded = decodeToken(SecretString(" " + header + "." + part("{}") + ".\n"));
        QVERIFY(decoded);
        QVERIFY(!decoded->expires.isValid());
    }

    void saysWhereItBreaks_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const QByteArray header = part(R"({"alg":"HS256"})");
        QTest::newRow("empty") << "  "_ba << u"no token"_s;
        QTest::newRow("one part") << "abc"_ba << u"has 1"_s;
        QTest::newRow("two parts") << header + ".e30" << u"has 2"_s;
        QTest::newRow("encrypted") << part("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..c.d.e" << u"JWE"_s;
        QTest::newRow("five parts") << header + ".b.c.d.e" << u"has 5"_s;
        QTest::newRow("no header") << ".e30.x"_ba << u"header) is empty"_s;
        QTest::newRow("stray character")
            << "ey!0.e30.x"_ba << u"header) has a character that base64url does not know, at position 3"_s;
        QTest::newRow("cut claims") << header + ".e3000.x" << u"claims) is cut: 5 characters"_s;
        QTest::newRow("header is no JSON") << part("hello") + ".e30." << u"header) is not JSON"_s;
        QTest::newRow("claims are a list")
            << header + "." + part("[1]") + "." << u"claims) is JSON, but not"_s;
        QTest::newRow("deep") << header + "." + part("{\"a\":" + QByteArray(3000, '[')) + "."
                              << u"claims) is not JSON"_s;
        QTest::newRow("signature")
            << header + ".e30.sig nature"
            << u"signature) has a character that base64url does not know, at position 29"_s;
        QTest::newRow("long") << QByteArray(300'000, 'a') << u"too long"_s;
    }

    void saysWhereItBreaks() {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto decoded = decodeToken(SecretString(text));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().kind, ErrorKind::Protocol);
        QVERIFY2(decoded.error().title.contains(words), qPrintable(decoded.error().title));
    }
};

QTEST_GUILESS_MAIN(AccessTokenTest)
#include "tst_access_token.moc"
