#include "core/base/Redactor.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;

class tst_redactor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hidesSecrets_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::newRow("jwt") << u"got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln there"_s
                             << u"eyJzdWIiOiJhIn0"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abc.def-1"_s << u"abc.def-1"_s;
        QTest::newRow("json password") << u"{\"Password\":\"p\\\"w x\"}"_s << u"w x"_s;
        QTest::newRow("json refresh token") << u"{\"RefreshToken\" : \"r-1\"}"_s << u"r-1"_s;
        QTest::newRow("cut off") << u"{\"RefreshToken\":\"r-1"_s << u"r-1"_s;
        QTest::newRow("header") << u"InstanceKey: 6f1c2a7e-51d4"_s << u"6f1c2a7e"_s;
        QTest::newRow("query") << u"a=1&token=zzz&b=2"_s << u"zzz"_s;
        QTest::newRow("object") << u"\"AccessToken\":{\"Token\":\"t-9\",\"ExpiresIn\":5}"_s << u"t-9"_s;
    }

    void hidesSecrets() {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        QVERIFY2(!redacted(text).contains(secret), qPrintable(redacted(text)));
        QCOMPARE(redacted(redacted(text)), redacted(text));
    }

    void leavesTheRest() {
        const QString text
            = u"GET /v1/Management/users/find?DeviceToken=6f1c2a7e 200 in 12 ms, RefreshToken: null"_s;
        QCOMPARE(redacted(text), text);
    }
};

QTEST_GUILESS_MAIN(tst_redactor)
#include "tst_redactor.moc"
