#include "tests/tokens/SomeTokens.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// As a program logs a JSON text within another.
QByteArray escaped(QByteArray json) {
    return json.replace('\\', "\\\\").replace('"', "\\\"");
}

/// Like `accessTokenOf`, but it says only when it expires.
QByteArray expiringOn(int day) {
    return jwtOf("{\"exp\":" + QByteArray::number(1'780'000'000 + day * 86'400) + "}");
}

} // namespace

/// Which of several pairs of tokens in a text is taken: the one that was handed out last, however each is
/// written.
class tst_pasted_pairs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestPairIsTakenHoweverItIsWritten_data() {
        QTest::addColumn<QByteArray>("text");
        const QByteArray request = requestOf(accessTokenOf(1), "refresh-1");
        const QByteArray answer = answerOf(accessTokenOf(2), "refresh-2");
        QTest::newRow("escaped behind") << "-> " + request + "\n<- \"" + escaped(answer) + "\"\n";
        QTest::newRow("escaped before") << "<- \"" + escaped(answer) + "\"\n-> " + request;
        QTest::newRow("escaped twice") << request + "\n\"" + escaped(escaped(answer)) + '"';
        QTest::newRow("the request escaped") << '"' + escaped(request) + "\"\n" + answer;
        QTest::newRow("a request that quotes") << "{\"note\":\"said \\\"hi\\\"\",\"AccessToken\":\""
                + accessTokenOf(1) + "\",\"RefreshToken\":\"refresh-1\"} then \"" + escaped(answer) + '"';
        QTest::newRow("within a JSON text")
            << request + "\n{\"status\":200,\"body\":\"" + escaped(answer) + "\"}";
    }
    void theNewestPairIsTakenHoweverItIsWritten() {
        QFETCH(QByteArray, text);
        const PastedText found = pasted(text);
        QCOMPARE(found.credentials.accessToken.reveal(), accessTokenOf(2));
        QCOMPARE(found.credentials.refreshToken.reveal(), "refresh-2");
        QCOMPARE(found.credentials.deviceToken, DeviceToken(u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s));
        QCOMPARE(found.use(), PastedText::Use::Pair);
        QCOMPARE(found.otherPairs, 1);
    }

    void whereNoneSaysWhenItWasIssuedTheExpiryTells() {
        const PastedText found
            = pasted(answerOf(expiringOn(2), "refresh-2") + requestOf(expiringOn(1), "refresh-1"));
        QCOMPARE(found.credentials.refreshToken.reveal(), "refresh-2");
    }

    /// Where neither tells, the text's order does, across what is escaped and what is not.
    void withoutMomentsTheLastOneIsTaken() {
        const QByteArray first = escaped(answerOf("opaque-access-1", "refresh-1"));
        const QByteArray last = answerOf("opaque-access-2", "refresh-2");
        const PastedText found = pasted('"' + first + "\"\n" + last);
        QCOMPARE(found.credentials.refreshToken.reveal(), "refresh-2");
        const PastedText turned = pasted(answerOf("opaque-access-2", "refresh-2") + '"' + first + '"');
        QCOMPARE(turned.credentials.refreshToken.reveal(), "refresh-1");
        QCOMPARE(turned.otherPairs, 1);
    }

    /// What is off about the one that is taken is pointed at where a person sees it.
    void positionsAreThoseOfTheText() {
        const QByteArray text = requestOf(accessTokenOf(1), "refresh-1") + " \""
            + escaped(answerOf(accessTokenOf(2), "***")) + '"';
        const PastedText found = pasted(text);
        QCOMPARE(found.credentials.accessToken.reveal(), accessTokenOf(2));
        const TokenFinding *mask = findingOf(found, TokenFinding::Kind::RefreshTokenMasked);
        QVERIFY(mask != nullptr);
        QCOMPARE(mask->position, text.lastIndexOf("***") + 1);
    }
};

QTEST_GUILESS_MAIN(tst_pasted_pairs)
#include "tst_pasted_pairs.moc"
