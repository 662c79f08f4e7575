#include "tests/tokens/SomeTokens.h"

#include <QTest>

#include <ctime>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = PastedText::Kind;
using Finding = TokenFinding::Kind;

const DeviceToken driver(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s);

/// Of this thread, whatever else the machine does meanwhile.
std::chrono::nanoseconds processorTime() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// The driver's two tokens, as all examples write them.
void compareWithPair(const PastedText &found) {
    QCOMPARE(found.kind, Kind::Answer);
    QCOMPARE(found.credentials.deviceToken, driver);
    QCOMPARE(found.credentials.accessToken.reveal(), "opaque-access");
    QCOMPARE(found.credentials.refreshToken.reveal(), "opaque-refresh");
}

} // namespace

class tst_pasted_text : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deviceTokens_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray id = "6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e";
        QTest::newRow("bare") << id;
        QTest::newRow("large") << "  6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E\n"_ba;
        QTest::newRow("braces") << '{' + id + '}';
        QTest::newRow("urn") << "urn:uuid:" + id;
        QTest::newRow("no dashes") << QByteArray(id).replace("-", "");
        QTest::newRow("typographer's dashes") << QByteArray(id).replace("-", "\xE2\x80\x93");
        QTest::newRow("quotes") << "\xE2\x80\x9C" + id + "\xE2\x80\x9D";
        QTest::newRow("sentence") << "Driver " + id + ", please.";
        QTest::newRow("named") << "InstanceId: 11111111-1111-4111-8111-111111111111 DeviceToken = " + id;
        QTest::newRow("after others") << "{\"InstanceId\":\"11111111-1111-4111-8111-111111111111\","
                                         "\"RequestId\":\"22222222-1111-4111-8111-111111111111\",\"Id\":\""
                + id + "\"}";
        QTest::newRow("path") << "DELETE /v1/Management/users/" + id + " 404";
        QTest::newRow("header") << "UserDeviceToken: " + id;
        QTest::newRow("JSON") << "{\"Result\":{\"DeviceToken\":\"" + id + "\"},\"Status\":200}";
        QTest::newRow("login") << "{\"LoginFields\":\"{\\\"Devicetoken\\\":\\\"" + id
                + "\\\"}\",\"Password\":\"secret\"}";
        QTest::newRow("mail") << "> Hello,\r\n> the driver is " + id + "\r\n> Bye";
    }
    void deviceTokens() {
        QFETCH(QByteArray, text);
        const PastedText found = pasted(text);
        QCOMPARE(found.kind, Kind::DeviceToken);
        QCOMPARE(found.credentials.deviceToken, driver);
        QVERIFY(found.credentials.accessToken.isEmpty());
        QCOMPARE(found.use(), PastedText::Use::Nothing);
    }

    void nothing_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
            {"", "   \n", "hello", "two words here", "{}", "[]", "null", "{\"a\":1", "....", "=", "%", "\\\"",
                "eyJ", "Bearer", "Authorization: Basic dXNlcjpwYXNz", "{\"RefreshToken\":null}",
                "InstanceKey: 11111111-1111-4111-8111-111111111111", "The refresh token was refused."})
            QTest::addRow("%s", text) << QByteArray(text);
    }
    void nothing() {
        QFETCH(QByteArray, text);
        const PastedText found = pasted(text);
        QCOMPARE(found.kind, Kind::Nothing);
        QVERIFY(found.credentials.deviceToken.isEmpty());
    }

    void answers_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray id = "6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e";
        QTest::newRow("envelope") << "{\"Result\":{\"DeviceToken\":\"" + id
                + "\",\"AccessToken\":{\"Token\":\"opaque-access\",\"ExpiresIn\":60},\"RefreshToken\":\"opaque-refresh\"}}";
        QTest::newRow("other case") << "{\"device_token\":\"" + id
                + "\",\"access_token\":\"opaque-access\",\"refresh-token\":\"opaque-refresh\",\"expires_in\":60}";
        QTest::newRow("deep") << "{\"a\":[{\"b\":{\"c\":[1,{\"deviceToken\":\"" + id
                + "\",\"accessToken\":{\"value\":\"opaque-access\",\"expiresIn\":\"60\"},"
                  "\"refreshToken\":{\"token\":\"opaque-refresh\"}}]}}]}";
        QTest::newRow("in a log")
            << "2026-06-01 I/Login: {\"status\":200,\"body\":\"{\\\"DeviceToken\\\":\\\"" + id
                + "\\\",\\\"AccessToken\\\":\\\"opaque-access\\\",\\\"ExpiresIn\\\":60,"
                  "\\\"RefreshToken\\\":\\\"opaque-refresh\\\"}\"} took 120 ms";
        QTest::newRow("after another object")
            << "{\"x\":1} then {\"AccessToken\":\"opaque-access\",\"ExpiresIn\":60,"
               "\"RefreshToken\":\"opaque-refresh\",\"DeviceToken\":\""
                + id + "\"}";
        QTest::newRow("torn by a mail") << "{\"AccessToken\":\"opaque-"
                                           "\n"
                                           "access\",\"ExpiresIn\":60,\"RefreshToken\":\"opaque-ref"
                                           "\r\n"
                                           "resh\",\"DeviceToken\":\""
                + id + "\"}";
        QTest::newRow("curl")
            << "curl https://user.example/v1/Auth/RefreshToken -d '{\"AccessToken\":\"opaque-access\","
               "\"RefreshToken\":\"opaque-refresh\",\"ExpiresIn\":60,\"DeviceToken\":\""
                + id + "\"}'";
        QTest::newRow("curl of Windows")
            << "curl ^\"https://user.example/v1/Auth/RefreshToken^\" ^\r\n"
               "  -H ^\"accept: */*^\" ^\r\n"
               "  --data-raw ^\"^{^\\^\"AccessToken^\\^\":^\\^\"opaque-access^\\^\","
               "^\\^\"RefreshToken^\\^\":^\\^\"opaque-refresh^\\^\",^\\^\"ExpiresIn^\\^\":60,"
               "^\\^\"DeviceToken^\\^\":^\\^\""
                + id + "^\\^\"^}^\"";
    }
    void answers() {
        QFETCH(QByteArray, text);
        const PastedText found = pasted(text);
        compareWithPair(found);
        QCOMPARE(found.credentials.expiresIn.count(), 60);
        QCOMPARE(found.use(), PastedText::Use::Pair);
    }

    /// The pair belongs to whom its own object names, or what is around it.
    void theUserStandsWithTheTokens_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray id = "6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e";
        const QByteArray other
            = "{\"DeviceToken\":\"22222222-1111-4111-8111-111111111111\",\"event\":\"open\"}";
        const QByteArray tokens = "\"AccessToken\":\"opaque-access\",\"RefreshToken\":\"opaque-refresh\"";
        const QByteArray whole = "{\"DeviceToken\":\"" + id + "\"," + tokens + "}";
        QTest::newRow("lines of a log") << "12:00 " + other + "\n12:01 {\"Result\":" + whole + "}\n";
        QTest::newRow("array") << "[" + other + "," + whole + "," + other + "]";
        QTest::newRow("beside") << "{\"A\":" + other + ",\"B\":" + whole + "}";
        QTest::newRow("within") << "{\"A\":" + other + ",\"DeviceToken\":\"" + id + "\"," + tokens + "}";
        QTest::newRow("around") << "{\"DeviceToken\":\"" + id + "\",\"Result\":{" + tokens + "}}";
        QTest::newRow("only one") << "{\"user\":{\"DeviceToken\":\"" + id + "\"},\"Result\":{" + tokens
                + "}}";
        QTest::newRow("asked for") << "-d '{\"LoginFields\":\"{\\\"Devicetoken\\\":\\\"" + id
                + "\\\"}\"}' {\"Result\":{" + tokens + "}}";
    }
    void theUserStandsWithTheTokens() {
        QFETCH(QByteArray, text);
        compareWithPair(pasted(text));
    }

    /// Tokens of one issuer begin alike, and only those that stand together belong together.
    void theLastPairOfSeveralIsTaken_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("otherPairs");
        const QByteArray old = accessTokenOf(1);
        const QByteArray access = accessTokenOf(2);
        const QByteArray answer = answerOf(access, "refresh-2");
        const QByteArray header = "12:00 Authorization: Bearer " + old + "\n12:01 401\n";
        QTest::newRow("a request before") << header + answer << 0;
        QTest::newRow("a request behind") << answer + '\n' + header << 0;
        QTest::newRow("torn") << header
                + answerOf(access.first(70) + "\n    " + access.sliced(70), "refresh-2")
                              << 0;
        QTest::newRow("by name") << header + "access_token=" + access + "&refresh_token=refresh-2" << 0;
        QTest::newRow("by name, torn") << header + "Access token: " + access.first(70) + '\n'
                + access.sliced(70) + "\nRefresh token: refresh-2"
                                       << 0;
        QTest::newRow("quoted, torn") << header + "{'access_token': '" + access.first(70) + '\n'
                + access.sliced(70) + "', 'refresh_token': 'refresh-2'}"
                                      << 0;
        QTest::newRow("two by name") << "access_token=" + old
                + "&refresh_token=refresh-1\naccess_token=" + access + "&refresh_token=refresh-2"
                                     << 1;
        QTest::newRow("refreshed") << "curl https://user.example/v1/Auth/RefreshToken -d '"
                + requestOf(old, "refresh-1") + "'\n"
                + answer << 1;
        QTest::newRow("the newest first") << answer + '\n' + requestOf(old, "refresh-1") << 1;
        QTest::newRow("in one array") << '[' + requestOf(old, "refresh-1") + ',' + answer + ','
                + requestOf(accessTokenOf(1), "refresh-1")
                + ']' << 2;
        QTest::newRow("twice") << answer + '\n' + answer << 0;
        QTest::newRow("without a date") << requestOf(accessTokenOf(0), "refresh-1") + answer << 1;
        QTest::newRow("after many objects") << QByteArray("{\"x\":1}\n").repeated(100) + header + answer << 0;
    }
    void theLastPairOfSeveralIsTaken() {
        QFETCH(QByteArray, text);
        QFETCH(int, otherPairs);
        const PastedText found = pasted(text);
        QCOMPARE(found.credentials.accessToken.reveal(), accessTokenOf(2));
        QCOMPARE(found.credentials.refreshToken.reveal(), "refresh-2");
        QCOMPARE(found.use(), PastedText::Use::Pair);
        QCOMPARE(found.otherPairs, otherPairs);
    }

    void aRefreshTokenThatStandsWithNoneOfSeveralIsNoPairs() {
        const QByteArray refresh = "{\"RefreshToken\":\"refresh-1\"}";
        const QByteArray header = "Authorization: Bearer " + accessTokenOf(1) + '\n';
        QCOMPARE(pasted(header + refresh + header).use(), PastedText::Use::Pair);
        const PastedText found = pasted(header + refresh + "Authorization: Bearer " + accessTokenOf(2));
        QCOMPARE(found.use(), PastedText::Use::AccessToken);
        QCOMPARE(found.otherTokens, 1);
    }

    void whereTwoAreNamedNobodyIsGuessed() {
        const PastedText found
            = pasted("{\"DeviceToken\":\"22222222-1111-4111-8111-111111111111\"} "
                     "{\"DeviceToken\":\"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e\"} "
                     "{\"AccessToken\":\"opaque-access\",\"RefreshToken\":\"opaque-refresh\"}");
        QCOMPARE(found.kind, Kind::Answer);
        QVERIFY(found.credentials.deviceToken.isEmpty());
    }

    /// An equals sign at a line's end may be a value's own.
    void paddingIsNoLineBreakOfAMail_data() {
        QTest::addColumn<QByteArray>("refresh");
        QTest::newRow("one") << "c29tZXRva2Vu="_ba;
        QTest::newRow("two") << "c29tZXRva2Vuc28=="_ba;
        QTest::newRow("as long as a mail's line") << QByteArray(70 - 15, 'a') + '=';
    }
    void paddingIsNoLineBreakOfAMail() {
        QFETCH(QByteArray, refresh);
        const PastedText named = pasted("Refresh token: " + refresh + "\nAccess token: opaque-access\n");
        QCOMPARE(named.credentials.refreshToken.reveal(), refresh);
        const PastedText assigned = pasted("REFRESH_TOKEN=" + refresh + "\r\nACCESS_TOKEN=opaque-access\r\n");
        QCOMPARE(assigned.credentials.refreshToken.reveal(), refresh);
        QVERIFY(!kindsOf(assigned.findings).contains(Finding::QuotedPrintable));
    }

    /// A value may begin with what a mail makes of an equals sign.
    void valuesAreNoEncodingOfAMail_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a value") << "REFRESH_TOKEN=3DF07A11opaque\nACCESS_TOKEN=opaque-access"_ba;
        QTest::newRow("two values")
            << "REFRESH_TOKEN=3DF07A11opaque\nDEVICE_TOKEN=6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E"_ba;
        QTest::newRow("a UUID")
            << "DEVICE_TOKEN=6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E\n"
               "INSTANCE=3D1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E\nREFRESH_TOKEN=3DF07A11opaque"_ba;
        QTest::newRow("with a line that ends as in a mail")
            << "DEVICE_TOKEN=6F1C2A7E-51D4-4D0B-8C41-1F77AA0C9B2E\n" + QByteArray(70, 'w')
                + "=\nw\nREFRESH_TOKEN=3DF07A11opaque";
    }
    void valuesAreNoEncodingOfAMail() {
        QFETCH(QByteArray, text);
        const PastedText found = pasted(text);
        QCOMPARE(found.credentials.refreshToken.reveal(), "3DF07A11opaque");
        QCOMPARE(found.credentials.deviceToken, text.contains("DEVICE") ? driver : DeviceToken());
    }

    void theEncodingOfAMailIsUndone_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray device = "DeviceToken=3D6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_ba;
        const QByteArray refresh = "refresh_token=3Dc29tZXRva2Vuc28t";
        QTest::newRow("a UUID follows") << device + '&' + refresh + "=3D=3D";
        QTest::newRow("a token follows")
            << "a=3DeyJhbGciOiJIUzI1NiJ9\n=46rom:\n" + device + '\n' + refresh + "=3D=3D";
        QTest::newRow("markup") << "<p class=3D\"x\">" + refresh + "=3D=3D</p>" + device;
        QTest::newRow("padding") << "<p>" + refresh + "=3D=3D</p>=C3=A4 " + device;
        QTest::newRow("broken lines")
            << QByteArray(70, 'w') + "=\r\nw\r\n" + device + "\r\n" + refresh + "=3D=3D";
    }
    void theEncodingOfAMailIsUndone() {
        QFETCH(QByteArray, text);
        const PastedText found = pasted(text);
        QCOMPARE(found.credentials.refreshToken.reveal(), "c29tZXRva2Vuc28t==");
        QCOMPARE(found.credentials.deviceToken, driver);
        QVERIFY(kindsOf(found.findings).contains(Finding::QuotedPrintable));
    }

    /// Only a DeviceToken is sent to the platform: nothing that is called a secret is taken for one.
    void secretsAreNoDeviceTokens_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray id = "6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e";
        for (const QByteArray &name : {"Password: "_ba, "RefreshToken: "_ba, "Refresh token: "_ba,
                 "client_secret="_ba, "InstanceKey: "_ba, "token="_ba, "Authorization: Bearer "_ba})
            QTest::newRow(name.constData()) << name + id;
    }
    void secretsAreNoDeviceTokens() {
        QFETCH(QByteArray, text);
        QVERIFY(pasted(text).credentials.deviceToken.isEmpty());
    }

    void namedInText() {
        const PastedText found
            = pasted("RefreshToken: abcdef123456\nDeviceToken: 6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e");
        QCOMPARE(found.kind, Kind::Opaque);
        QCOMPARE(found.credentials.refreshToken.reveal(), "abcdef123456");
        QCOMPARE(found.credentials.deviceToken, driver);
    }

    void aTornTokenIsNoLongerText() {
        QByteArray token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkcml2ZXIifQ." + QByteArray(43, 'x');
        token.insert(30, "\r\n");
        for (const QByteArray &text : {token, "  \"" + token + "\"\n", token + "==\n"})
            QCOMPARE(pasted(text).wrapping, PastedText::Wrapping::None);
        for (const QByteArray &text : {"sent " + token, token + "\nBye"})
            QCOMPARE(pasted(text).wrapping, PastedText::Wrapping::OtherText);
    }

    void aDeviceTokenThatIsNotWholeIsNoRefreshToken() {
        for (const char *text : {"c20118df-258a-4ae6-b30c-2b3ac1887e", "118df-258a-4ae6-b30c-2b3ac1887e01"})
            QCOMPARE(recognise(SecretString(text)).kind, Kind::BrokenDeviceToken);
    }

    void aRefreshTokenIsOpaque() {
        const PastedText found = pasted(" 9f8a7d6c5b4a39281706f5e4d3c2b1a0ff \n");
        QCOMPARE(found.kind, Kind::Opaque);
        QCOMPARE(found.credentials.refreshToken.reveal(), "9f8a7d6c5b4a39281706f5e4d3c2b1a0ff");
        QVERIFY(!found.token.has_value());
    }

    void tooLongIsNotLookedAt() {
        const PastedText found = pasted(QByteArray(longestPaste + 1, 'a'));
        QCOMPARE(found.kind, Kind::Oversized);
        QCOMPARE(found.findings.first().count, longestPaste + 1);
    }

    /// Whatever is pasted, recognising it takes no time that grows with the square of its length.
    void nastyTextsAreReadInTime_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("piece");
        const auto rows = [](const char *head, std::initializer_list<const char *> pieces) {
            for (const char *piece : pieces)
                QTest::addRow("%s|%s", head, piece) << QByteArray(head) << QByteArray(piece);
        };
        rows("",
            {"eyJhbGciOiJIUzI1NiJ9.e30. ", "eyJ\n", "eyJhbGci\n", "eyJhbGci....", "eyJhbGci", "{",
                "{\"a\":", "{\"\":{}} ", "}", "[", "\"", "\\", "\\\"", "\"{\\\"", "%2", "%41", "> ", ">\n",
                "\n", "=", "=\n", "=3D", "a ", ".", "6f1c2a7e-", "\xE2\x80\x8B", "Bearer ",
                "refresh token: ", "refresh-", "accesstoken=\"", "\"RefreshToken\":\"abcdefgh",
                "{\"AccessToken\":\"abcdefgh\"} ", "{\\\"AccessToken\\\":\\\"abcdefgh\\\"} ", "curl ^\"",
                "6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e ", "eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.a\n"});
        for (const char *token : {"eyJaaaaa", "eyJhbGciOiJIUzI1NiJ9.e30."})
            rows(token, {".", "/", "./", " .", "\n.", "=", "+", " ", "\n", "a\n", "a ", "aaaaaaaa\n"});
        rows("{\"RefreshToken\":\"", {"a", "\\", "\\\"", "{", "{\n"});
        rows("{\"a\":[", {"{\"AccessToken\":\"abcdefgh\"},", "{\"acc-ess-token\":\"abcdefgh\"},"});
        rows("Bearer a", {".", "/", " "});
        rows("refresh token:", {"\"", " ", "a"});
    }
    void nastyTextsAreReadInTime() {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, piece);
        const auto timeFor = [&](qsizetype length) {
            const QByteArray text = head + piece.repeated((length - head.size()) / piece.size());
            const auto before = processorTime();
            std::ignore = pasted(text);
            return processorTime() - before;
        };
        const auto quarter = timeFor(longestPaste / 8);
        QVERIFY(timeFor(longestPaste / 2) < 10 * quarter + std::chrono::milliseconds(100)); // its square: 16
    }

    void judgesTime() {
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1'780'000'000, Qt::UTC);
        TokenExpectations expected;
        expected.platformNow = now;
        const auto judged
            = [&](const QByteArray &claims) { return kindsOf(judge(decoded(claims), expected)); };
        QCOMPARE(judged("{\"iat\":1779999000,\"exp\":1780000001}"), QList<Finding>());
        QCOMPARE(judged("{\"iat\":1779999000,\"exp\":1780000000}"), QList<Finding>{Finding::Expired});
        QCOMPARE(judged("{\"exp\":1780009000,\"nbf\":1780000061}"), QList<Finding>{Finding::NotYetValid});
        QCOMPARE(judged("{\"exp\":1780009000,\"nbf\":1780000060}"), QList<Finding>());
        QCOMPARE(judged("{\"exp\":1780009000,\"iat\":1780000061}"), QList<Finding>{Finding::IssuedInFuture});
        QCOMPARE(judged("{\"sub\":\"x\"}"), QList<Finding>{Finding::NoExpiry});
        QCOMPARE(judged("{\"iat\":1779999000,\"exp\":1780000001000}"), QList<Finding>{Finding::Milliseconds});
        QCOMPARE(judged("{\"iat\":1779999000,\"exp\":1779998000}"),
            (QList<Finding>{Finding::Expired, Finding::OddLifetime}));
    }

    void anAccessTokenAloneIsOfUse() {
        const QByteArray token = jwtOf("{\"exp\":1780009000}");
        const QByteArray unsignedToken = jwtOf("{\"exp\":1780009000}", "{\"alg\":\"none\"}");
        QCOMPARE(pasted(token).use(), PastedText::Use::AccessToken);
        QCOMPARE(pasted("Authorization: Bearer " + token).use(), PastedText::Use::AccessToken);
        QCOMPARE(pasted("{\"AccessToken\":\"" + token + "\"}").use(), PastedText::Use::AccessToken);
        QCOMPARE(pasted(unsignedToken.chopped(43)).use(), PastedText::Use::Nothing);
        QCOMPARE(pasted(unsignedToken).use(), PastedText::Use::Nothing);
        QCOMPARE(pasted(token.left(40)).use(), PastedText::Use::Nothing);
        QCOMPARE(pasted(token.chopped(10)).use(), PastedText::Use::Nothing); // the signature was cut
        QCOMPARE(pasted("opaque-refresh-token-0123").use(), PastedText::Use::Nothing);
        QCOMPARE(pasted("{\"AccessToken\":\"" + token + "\",\"RefreshToken\":\"opaque-refresh\"}").use(),
            PastedText::Use::Pair); // whose it is, a person may know
    }

    void judgesAlgorithms() {
        const auto judged = [](const QByteArray &header) {
            TokenExpectations expected;
            expected.platformNow = QDateTime::fromSecsSinceEpoch(1'780'000'000, Qt::UTC);
            return kindsOf(judge(decoded("{\"exp\":1780009000}", header), expected));
        };
        QCOMPARE(judged("{\"alg\":\"HS256\"}"), QList<Finding>());
        QCOMPARE(judged("{\"alg\":\"RS256\"}"), QList<Finding>{Finding::SignatureCut});
        QCOMPARE(judged("{\"alg\":\"NONE\"}"), QList<Finding>{Finding::Unsigned});
        QCOMPARE(judged("{\"alg\":\"XX99\"}"), QList<Finding>{Finding::OddAlgorithm});
        QCOMPARE(judged("{}"), QList<Finding>{Finding::NoAlgorithm});
    }
};

QTEST_GUILESS_MAIN(tst_pasted_text)
#include "tst_pasted_text.moc"
