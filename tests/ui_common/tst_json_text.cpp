#include "ui/common/JsonText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using fleetkey::ui::indentedJson;

class JsonTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndSpelling() {
        QCOMPARE(indentedJson("{\"b\":1.10,\"a\":[1,{\"x\":null}],\"e\":{},\"f\":[ ]}"),
            u"{\n  \"b\": 1.10,\n  \"a\": [\n    1,\n    {\n      \"x\": null\n    }\n  ],\n  \"e\": {},\n  \"f\": []\n}"_s);
    }

    void leavesStringsAlone() {
        QCOMPARE(indentedJson("{\"a\":\"x , {y}: \\\"z\\\" \\\\\"}"),
            u"{\n  \"a\": \"x , {y}: \\\"z\\\" \\\\\"\n}"_s);
    }

    void survivesWhatIsNoJson() {
        QCOMPARE(indentedJson(""), QString());
        QCOMPARE(indentedJson("]]}"), u"\n]\n]\n}"_s);
        QCOMPARE(indentedJson("\"open"), u"\"open"_s);
        QVERIFY(indentedJson(QByteArray(2'000, '[')).size() < 300'000);
    }
};

QTEST_GUILESS_MAIN(JsonTextTest)
#include "tst_json_text.moc"
