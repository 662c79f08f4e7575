#include "tests/tokens/SomeTokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = PastedText::Kind;
using Finding = TokenFinding::Kind;

const DeviceToken driver(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);

QByteArray wrapped(const QByteArray &text, qsizetype width, const QByteArray &between) {
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += width)
        lines += (at > 0 ? between : QByteArray()) + text.mid(at, width);
    return lines;
}

/// The same bytes in the base64 that mail and most libraries use, padding and all.
QByteArray inPlainBase64(const QByteArray &token) {
    QByteArrayList parts;
    for (const QByteArray &part : token.split('.'))
        parts.append(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding).toBase64());
    return parts.join('.');
}

bool has(const PastedText &pasted, Finding kind) {
    return findingOf(pasted, kind) != nullptr;
}

bool has(const QList<TokenFinding> &findings, Finding kind) {
    return std::ranges::any_of(
        findings, [kind](const TokenFinding &finding) { return finding.kind == kind; });
}

} // namespace

/// Tokens that another library has made: python3-jwcrypto, by make_jwts.py, anew for each build folder.
class tst_made_jwts : public QObject {
    Q_OBJECT

    QJsonArray made;

    QJsonObject named(const QString &name) const {
        for (const auto &token : made) {
            if (token.toObject().value(u"name").toString() == name)
                return token.toObject();
        }
        return {};
    }
    QByteArray token(const QString &name) const { return named(name).value(u"token").toString().toLatin1(); }
    void everyToken() const {
        QTest::addColumn<QJsonObject>("token");
        for (const auto &one : made)
            QTest::newRow(qPrintable(one.toObject().value(u"name").toString())) << one.toObject();
    }
    /// Each token as it is, and as people paste it.
    static QList<std::pair<QByteArray, QByteArray>> pastedForms(const QByteArray &token) {
        const QByteArray header = "Authorization: Bearer ";
        return {{"bare", token}, {"with space around", "\r\n  " + token + " \t\n"},
            {"quoted", '"' + token + '"'}, {"header", header + token},
            {"header, small", "authorization: bearer " + token},
            {"log", "12:01:07 INFO sent Bearer " + token + " and got 401"},
            {"sentence", "The token is " + token + ". What now?"}, {"lines", wrapped(token, 76, "\n")},
            {"lines of a mail", wrapped(token, 72, "\r\n")},
            {"header in lines", wrapped(header + token, 64, "\n")},
            {"indented", "    " + wrapped(token, 60, "\n    ")},
            {"quoted mail", "> " + wrapped(token, 70, "\n> ")},
            {"quoted printable", wrapped(header + token, 75, "=\r\n") + "\r\n"},
            {"url", "access_token=" + token.toPercentEncoding() + "&state=1"},
            {"form", "grant=x&Authorization=Bearer+" + token.toPercentEncoding() + "&state=1"},
            {"curl", "curl -s 'https://user.example/v1/Management/users' -H '" + header + token + "'"},
            {"JSON", "{\"Result\":{\"AccessToken\":{\"Token\":\"" + token + "\",\"ExpiresIn\":86400}}}"},
            {"JSON in JSON", "{\"body\":\"{\\\"accessToken\\\":\\\"" + token + "\\\"}\"}"},
            {"logged JSON", "\"answer: {\\\"AccessToken\\\":\\\"" + token + "\\\",\\\"Status\\\":200}\""},
            {"zero-width spaces", wrapped(token, 40, "\xE2\x80\x8B")}};
    }

    static QList<TokenFinding> judged(const QByteArray &token) {
        TokenExpectations expected;
        expected.platformNow = QDateTime::currentDateTimeUtc();
        return judge(*recognise(SecretString(token)).token, expected);
    }

private Q_SLOTS:
    void initTestCase() {
        QFile file(qEnvironmentVariable("FLEETKEY_JWTS"));
        QVERIFY2(file.open(QIODevice::ReadOnly), "FLEETKEY_JWTS names no file of tokens");
        made = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(made.size() >= 20);
    }

    void isDecoded_data() { everyToken(); }
    void isDecoded() {
        QFETCH(QJsonObject, token);
        const QByteArray text = token.value(u"token").toString().toLatin1();
        const PastedText pasted = recognise(SecretString(text));
        QVERIFY(pasted.token.has_value());
        QCOMPARE(pasted.token->header.value(u"alg").toString(), token.value(u"alg").toString());
        QCOMPARE(pasted.token->encrypted, token.value(u"encrypted").toBool());
        QCOMPARE(pasted.token->nested, token.value(u"nested").toBool());
        QCOMPARE(pasted.credentials.accessToken.reveal(), text);
        QVERIFY(pasted.findings.isEmpty());
        QCOMPARE(pasted.wrapping, PastedText::Wrapping::None);
        if (pasted.token->encrypted) {
            QCOMPARE(pasted.kind, Kind::EncryptedJwt);
            QVERIFY(pasted.token->claims.isEmpty());
            return;
        }
        QCOMPARE(pasted.kind, Kind::Jwt);
        QCOMPARE(pasted.token->claims, token.value(u"claims").toObject());
        QCOMPARE(pasted.credentials.deviceToken, driver);
        QCOMPARE(pasted.deviceTokenFrom, PastedText::DeviceTokenFrom::Claim);
        QCOMPARE(pasted.deviceTokenClaim, u"sub"_s);
    }

    void isFoundHoweverItIsPasted_data() { everyToken(); }
    void isFoundHoweverItIsPasted() {
        QFETCH(QJsonObject, token);
        const QByteArray text = token.value(u"token").toString().toLatin1();
        for (const auto &[form, paste] : pastedForms(text)) {
            const PastedText pasted = recognise(SecretString(paste));
            QVERIFY2(pasted.token.has_value(), form);
            QVERIFY2(pasted.credentials.accessToken.reveal() == text, form);
            QCOMPARE(pasted.token->claims, token.value(u"claims").toObject());
        }
    }

    void mendingIsSaid() {
        const QByteArray text = token(u"RS256"_s);
        QVERIFY(has(recognise(SecretString(wrapped(text, 76, "\n"))), Finding::Whitespace));
        QVERIFY(has(recognise(SecretString("> " + wrapped(text, 70, "\n> "))), Finding::MailQuote));
        QVERIFY(has(recognise(SecretString(wrapped(text, 75, "=\n"))), Finding::QuotedPrintable));
        QVERIFY(
            has(recognise(SecretString("a=" + QByteArray(text).replace('.', "%2E"))), Finding::UrlEncoded));
        QVERIFY(
            has(recognise(SecretString(wrapped(text, 40, "\xE2\x80\x8B"))), Finding::InvisibleCharacters));
    }

    void otherBase64IsMended_data() { everyToken(); }
    void otherBase64IsMended() {
        QFETCH(QJsonObject, token);
        const QByteArray text = token.value(u"token").toString().toLatin1();
        const QByteArray plain = inPlainBase64(text);
        const PastedText pasted = recognise(SecretString(plain));
        QVERIFY(pasted.token.has_value());
        QCOMPARE(pasted.credentials.accessToken.reveal(), text);
        QCOMPARE(has(pasted, Finding::Padding), plain.contains('='));
        QCOMPARE(has(pasted, Finding::Base64Alphabet), plain.contains('+') || plain.contains('/'));
    }

    /// Cut anywhere, no token is taken for a whole one, and it is said where it breaks.
    void cutsAreNoticed_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char *name : {"HS256", "ES256", "EdDSA", "PS512", "nested"})
            QTest::newRow(name) << token(QString::fromLatin1(name));
    }
    void cutsAreNoticed() {
        QFETCH(QByteArray, text);
        for (qsizetype length = 24; length < text.size(); ++length) {
            const PastedText pasted = recognise(SecretString(text.first(length)));
            const bool broken = pasted.kind == Kind::BrokenJwt && has(pasted, Finding::Broken);
            const bool signatureCut = pasted.token
                && (has(judge(*pasted.token, {}), Finding::SignatureCut)
                    || has(judge(*pasted.token, {}), Finding::Unsigned));
            QVERIFY2(broken || signatureCut, qPrintable(QString::number(length)));
            for (const TokenFinding &finding : pasted.findings)
                QVERIFY(finding.position >= 0 && finding.position <= length + 1);
        }
    }

    /// Whoever is on the phone has copied all but the end: whose token it is, and when it expires, is there.
    void cutInItsSignatureATokenIsStillRead_data() { cutsAreNoticed_data(); }
    void cutInItsSignatureATokenIsStillRead() {
        QFETCH(QByteArray, text);
        const qsizetype signature = text.lastIndexOf('.') + 1;
        const auto whole = decodeJwt(text);
        QVERIFY(whole);
        for (qsizetype length = signature; length < text.size(); ++length) {
            for (const QByteArray &copy : {text.first(length), wrapped(text.first(length), 40, "\r\n")}) {
                const PastedText pasted = recognise(SecretString(copy));
                QVERIFY2(pasted.token.has_value(), qPrintable(QString::number(length)));
                QCOMPARE(pasted.token->claims, whole->claims);
                QVERIFY(has(judge(*pasted.token, {}), Finding::SignatureCut));
                QCOMPARE(pasted.use(), PastedText::Use::Nothing);
                QCOMPARE(pasted.credentials.accessToken.reveal(), text.first(length));
            }
        }
    }

    /// The break is where the last line ends.
    void tornAndCutItBreaksAtTheEnd() {
        const QByteArray text = token(u"HS256"_s);
        const qsizetype cut = text.lastIndexOf('.') - 5;
        const PastedText pasted = recognise(SecretString(wrapped(text.first(cut), 30, "\n")));
        QCOMPARE(pasted.kind, Kind::BrokenJwt);
        QCOMPARE(pasted.credentials.accessToken.reveal(), text.first(cut));
        QVERIFY(pasted.findings.last().position > cut);
    }

    void theWordBelowACutTokenIsNoPartOfIt() {
        const QByteArray text = token(u"HS256"_s);
        for (const QByteArray &below : {QByteArray("\nThanks"), QByteArray("\r\nThanks for looking")}) {
            const QByteArray cut = text.chopped(5);
            const PastedText pasted = recognise(SecretString(cut + below));
            QCOMPARE(pasted.credentials.accessToken.reveal(), cut);
            QVERIFY(has(judge(*pasted.token, {}), Finding::SignatureCut));
            QCOMPARE(pasted.use(), PastedText::Use::Nothing);
        }
        const qsizetype inClaims = text.lastIndexOf('.') - 5;
        const PastedText pasted = recognise(SecretString(text.first(inClaims) + "\nThanks,"));
        QCOMPARE(pasted.kind, Kind::BrokenJwt);
        QCOMPARE(pasted.credentials.accessToken.reveal(), text.first(inClaims));
        QVERIFY(pasted.findings.last().position <= inClaims + 1);
    }

    void aLostBeginningIsNoticed() {
        const QByteArray text = token(u"ES256"_s);
        const PastedText pasted = recognise(SecretString(text.sliced(8)));
        QCOMPARE(pasted.kind, Kind::BrokenJwt);
        QVERIFY(has(pasted, Finding::Broken));
        QCOMPARE(pasted.findings.last().fault.part, JwtFault::Part::Header);
        QCOMPARE(pasted.findings.last().fault.kind, JwtFault::Kind::BeginningLost);
    }

    void anEllipsisIsFound() {
        const QByteArray text = token(u"ES256"_s);
        for (const char *mark : {"...", "\xE2\x80\xA6"}) {
            const PastedText pasted = recognise(SecretString(text.first(60) + mark + text.last(8)));
            QCOMPARE(pasted.kind, Kind::BrokenJwt);
            const TokenFinding *found = findingOf(pasted, Finding::Ellipsis);
            QVERIFY(found != nullptr);
            QCOMPARE(found->position, 61);
        }
    }

    void aStrayCharacterIsPointedAt() {
        QByteArray text = token(u"ES256"_s);
        text[100] = '!';
        const PastedText pasted = recognise(SecretString("   " + text));
        QCOMPARE(pasted.kind, Kind::BrokenJwt);
        QVERIFY(pasted.findings.last().position > 0);
    }

    void isJudged_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<Finding>>("findings");
        const auto row = [](const char *name, const QList<Finding> &findings = {}) {
            QTest::newRow(name) << QString::fromLatin1(name) << findings;
        };
        for (const char *sound : {"RS256", "RS384", "RS512", "PS256", "PS512", "ES256", "ES384", "ES512",
                 "ES256K", "EdDSA", "HS256", "HS384", "HS512", "large", "made as a JWT"})
            row(sound);
        row("none", {Finding::Unsigned});
        row("critical", {Finding::CriticalHeaders});
        row("nested", {Finding::Nested});
        row("nested thrice", {Finding::Nested});
        row("without expiry", {Finding::NoExpiry});
        row("expired", {Finding::Expired});
        row("from tomorrow's clock", {Finding::NotYetValid});
        row("encrypted", {Finding::Encrypted});
        row("encrypted directly", {Finding::Encrypted});
        row("encrypted to a key", {Finding::Encrypted});
    }

    /// Each has exactly what is off about it, and nobody has forgotten to make it.
    void isJudged() {
        QFETCH(QString, name);
        QFETCH(QList<Finding>, findings);
        QVERIFY(!token(name).isEmpty());
        QList<Finding> kinds;
        const QList<TokenFinding> found = judged(token(name));
        for (const TokenFinding &finding : found)
            kinds.append(finding.kind);
        QCOMPARE(kinds, findings);
    }

    void findingsSayWhatTheyAreAbout() {
        QCOMPARE(judged(token(u"none"_s)).first().weight, TokenFinding::Weight::Bad);
        QCOMPARE(judged(token(u"critical"_s)).first().text, u"b64"_s);
        const QJsonObject expired = named(u"expired"_s);
        QCOMPARE(judged(token(u"expired"_s)).first().when.toSecsSinceEpoch(),
            expired.value(u"claims").toObject().value(u"exp").toInteger());
    }

    /// A signature that lost its end is known by what its algorithm makes.
    void aCutSignatureIsNoticed_data() {
        QTest::addColumn<QString>("name");
        for (const char *name : {"RS256", "ES256", "EdDSA", "HS256", "PS512", "nested", "critical", "large"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void aCutSignatureIsNoticed() {
        QFETCH(QString, name);
        const QList<TokenFinding> found = judged(token(name).chopped(4));
        QCOMPARE(found.first().kind, Finding::SignatureCut);
        QCOMPARE(found.first().text, named(name).value(u"alg").toString());
        const QByteArray signature = token(name).split('.').last();
        QCOMPARE(
            found.first().count, QByteArray::fromBase64(signature, QByteArray::Base64UrlEncoding).size() - 3);
    }

    void sixtyFourKilobytesAreRead() {
        const QByteArray large = token(u"large"_s);
        QVERIFY(
            QByteArray::fromBase64(large.split('.').at(1), QByteArray::Base64UrlEncoding).size() > 64 * 1024);
        const PastedText pasted = recognise(SecretString(large));
        QCOMPARE(pasted.token->claims.value(u"permissions").toArray().size(), 4600);
        QCOMPARE(pasted.token->claims.value(u"permissions").toArray().last().toString(), u"scope-04599"_s);
    }

    void theAnswerWithBothTokensCanBeUsed() {
        const QByteArray text = token(u"ES256"_s);
        const PastedText pasted = recognise(SecretString(
            "{\"Result\":{\"DeviceToken\":\"6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E\",\"AccessToken\":{\"Token\":\""
            + text
            + "\",\"ExpiresIn\":86400},\"RefreshToken\":\"r3fr3sh+/=\"},\"Status\":200,\"Title\":\"\",\"Errors\":[]}"));
        QCOMPARE(pasted.kind, Kind::Answer);
        QCOMPARE(pasted.wrapping, PastedText::Wrapping::Json);
        QCOMPARE(pasted.use(), PastedText::Use::Pair);
        QCOMPARE(pasted.credentials.deviceToken, driver);
        QCOMPARE(pasted.deviceTokenFrom, PastedText::DeviceTokenFrom::Answer);
        QCOMPARE(pasted.credentials.refreshToken.reveal(), "r3fr3sh+/=");
        QCOMPARE(pasted.credentials.expiresIn.count(), 86400);
    }

    /// Cut anywhere, no answer is taken for a whole one, and it is said where its refresh token breaks.
    void cutAnswersAreNoPairs_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("end");
        const QByteArray answer = answerOf(token(u"EdDSA"_s), "r3fr3sh-token");
        QTest::newRow("answer") << "12:01 POST 200 " + answer + " took 120 ms" << "r3fr3sh-token\""_ba;
        QTest::newRow("curl") << "curl -d '" + requestOf(token(u"EdDSA"_s), "r3fr3sh-token") + "' https://x"
                              << "r3fr3sh-token\""_ba;
        QTest::newRow("single quotes") << QByteArray(answer).replace('"', '\'') << "r3fr3sh-token'"_ba;
        const QByteArray escaped = QByteArray(answer).replace('"', "\\\"");
        QTest::newRow("logged") << "{\"level\":\"info\",\"body\":\"" + escaped + "\"}"
                                << "r3fr3sh-token\\\""_ba;
        QTest::newRow("escaped") << "body: " + escaped << "r3fr3sh-token\\\""_ba;
    }
    void cutAnswersAreNoPairs() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, end);
        const qsizetype begin = text.indexOf(end);
        QCOMPARE(recognise(SecretString(text)).use(), PastedText::Use::Pair);
        for (qsizetype length = 0; length < begin + end.size(); ++length) {
            const PastedText cut = recognise(SecretString(text.first(length)));
            QVERIFY2(cut.use() != PastedText::Use::Pair, text.first(length));
            if (length < begin + 6) // so short a word is a token in JSON alone
                continue;
            const TokenFinding *finding = findingOf(cut, Finding::RefreshTokenCut);
            QVERIFY2(finding != nullptr, text.first(length));
            QCOMPARE(finding->position, std::min(length, begin + end.lastIndexOf('n') + 1) + 1);
        }
        for (qsizetype length = begin + end.size(); length <= text.size(); ++length)
            QVERIFY2(recognise(SecretString(text.first(length))).use() == PastedText::Use::Pair,
                text.first(length));
    }

    void lineAfterLineACutAnswerIsNoPair() {
        const QByteArray answer = answerOf(token(u"EdDSA"_s), "r3fr3sh-token");
        const QByteArray copy = answer.first(answer.indexOf("-token"));
        for (const char *behind :
            {"\n12:02 {\"x\":1}\n", " [truncated] \"more\"\n", "\n12:02 and another line"}) {
            const PastedText cut = recognise(SecretString(copy + behind));
            QCOMPARE(cut.use(), PastedText::Use::AccessToken);
            QCOMPARE(findingOf(cut, Finding::RefreshTokenCut)->position, copy.size() + 1);
        }
    }

    void whatIsMaskedIsNoToken_data() {
        QTest::addColumn<QByteArray>("mask");
        for (const char *mask : {"dGhp...", "eyJhbGci...", "dGhp\xE2\x80\xA6", "***", "[hidden]",
                 "<redacted>", "REDACTED", "\xE2\x80\xA2\xE2\x80\xA2", "xxxxxxxx", "not shown"})
            QTest::newRow(mask) << QByteArray(mask);
    }
    void whatIsMaskedIsNoToken() {
        QFETCH(QByteArray, mask);
        const QByteArray before = "Password " + mask + ' ';
        const QByteArray answer = before + answerOf(token(u"EdDSA"_s), mask);
        const PastedText refresh = recognise(SecretString(answer));
        QCOMPARE(refresh.use(), PastedText::Use::AccessToken);
        QVERIFY(refresh.credentials.refreshToken.isEmpty());
        const QString upToMask = QString::fromUtf8(answer.first(answer.lastIndexOf(mask)));
        QCOMPARE(findingOf(refresh, Finding::RefreshTokenMasked)->position, upToMask.size() + 1);
        const PastedText access = recognise(SecretString(answerOf(mask, "r3fr3sh-token")));
        QCOMPARE(access.use(), PastedText::Use::Nothing);
        QVERIFY(has(access, Finding::AccessTokenMasked) || has(access, Finding::Broken));
        QVERIFY(!has(access, Finding::RefreshTokenMasked));
    }
};

QTEST_GUILESS_MAIN(tst_made_jwts)
#include "tst_made_jwts.moc"
