#include "app/sandbox/json/JsonReader.h"
#include "app/sandbox/json/JsonWriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::sandbox;

class tst_sandbox_json : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsValues() {
        const auto json = readJson(
            R"( {"a":[1,-2.5e1,true,false,null,"x\n\u00e9\ud83d\ude97\/"],"B":{"c":9223372036854775807},"big":1e400} )");
        QVERIFY(!json); // a number no double can hold
        const auto value = readJson(
            R"( {"a":[1,-2.5e1,true,null,"x\n\u00e9\ud83d\ude97\/"],"B":{"c":9223372036854775807}} )");
        QVERIFY(value);
        const JsonArray &items = *value->find("A")->array();
        QCOMPARE(*items[0].integer(), 1);
        QCOMPARE(*items[1].real(), -25.0);
        QCOMPARE(*items[2].boolean(), true);
        QVERIFY(items[3].isNull());
        QCOMPARE(*items[4].string(), std::string("x\né🚗/"));
        QCOMPARE(*value->find("b")->find("C")->integer(), 9223372036854775807);
        QCOMPARE(value->find("none"), nullptr);
    }

    void theLastOfEqualNamesCounts() { QCOMPARE(*readJson(R"({"a":1,"A":2})")->find("a")->integer(), 2); }

    void refusesWhatIsNoJson_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
            {"", " ", "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "{'a':1}", "01", "+1", "1.", ".5", "1e", "-",
                "nul", "True", "\"a", "\"\n\"", "\"\\x\"", "\"\\ud83d\"", "\"\\ude97\"", "\"\\u12g4\"",
                "\"\\u+123\"", "1 2", "[1] x", "\xef\xbb\xbf{}", "\"\xff\"", "//c\n1", "NaN", "[1 2]"})
            QTest::newRow(text) << QByteArray(text);
        QTest::newRow("zero byte") << QByteArray("1\0", 2);
        QTest::newRow("deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
    }
    void refusesWhatIsNoJson() {
        QFETCH(QByteArray, text);
        QVERIFY(!readJson({text.constData(), static_cast<std::size_t>(text.size())}));
    }

    void readsSixtyFourLevels() {
        const std::string deep(64, '[');
        QVERIFY(readJson(deep + std::string(64, ']')));
        QVERIFY(!readJson(std::string(66, '[') + std::string(66, ']')));
    }

    void writesWhatOthersRead() {
        std::string all;
        for (int character = 0; character < 128; ++character)
            all.push_back(static_cast<char>(character));
        all += "é漢🚗";
        JsonWriter json;
        json.beginObject().member("text", all).member("number", std::int64_t(-42)).member("flag", true);
        json.nullMember("nothing")
            .name("list")
            .beginArray()
            .number(1)
            .beginObject()
            .endObject()
            .string("")
            .endArray();
        json.name("raw").raw("[1,2]").endObject();
        const QJsonObject read = QJsonDocument::fromJson(QByteArray::fromStdString(json.text())).object();
        QCOMPARE(read.size(), 6);
        QCOMPARE(read.value(u"text"_s).toString(), QString::fromStdString(all));
        QCOMPARE(read.value(u"number"_s).toInt(), -42);
        QCOMPARE(read.value(u"list"_s).toArray().size(), 3);
        QCOMPARE(read.value(u"raw"_s).toArray().size(), 2);
        QCOMPARE(*readJson(json.text())->find("text")->string(), all);
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_json)
#include "tst_sandbox_json.moc"
