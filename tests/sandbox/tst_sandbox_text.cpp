#include "app/sandbox/base/Text.h"
#include "app/sandbox/base/Timestamp.h"
#include "app/sandbox/base/Uuid.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace fleetkey::sandbox;

class tst_sandbox_text : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Qt knows all of Unicode; the emulator's tables must agree with it for the scripts they cover.
    void foldsCaseAsUnicodeDoes() {
        for (char32_t character = 0x20; character < 0x1f00; ++character) {
            const bool covered = character < 0x250 || (character >= 0x386 && character < 0x3cf)
                || (character >= 0x400 && character < 0x530) || (character >= 0x1ea0 && character < 0x1f00);
            // Letters whose pairs lie elsewhere (African and phonetic ones), and those that fold to several.
            const bool rare = (character >= 0x180 && character < 0x250) || character == 0x130
                || character == 0x1e9e || character == 0xb5 || character == 0x17f || character == 0x4c0
                || character == 0x3c2 || (character >= 0x4c1 && character <= 0x4cf);
            if (!covered || rare)
                continue;
            std::string utf8;
            appendUtf8(utf8, character);
            const QString lower = QString::fromUcs4(&character, 1).toLower();
            QVERIFY2(foldCase(utf8) == lower.toStdString(), utf8.c_str());
        }
        QCOMPARE(foldCase("ĐƠƯỚC ΟΔΟΣ Ђурић"), foldCase("đơước οδος ЂУРИЋ"));
    }

    void knowsValidUtf8() {
        QVERIFY(isValidUtf8("aé漢🚗"));
        for (const char *text : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "a\x80"})
            QVERIFY2(!isValidUtf8(text), text);
    }

    void base64RoundTrips() {
        for (const std::string &text : {std::string(), std::string("f"), std::string("fo"),
                 std::string("foo"), std::string("\xff\xfe\x00z", 4)}) {
            const QByteArray expected = QByteArray::fromStdString(text).toBase64(
                QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            QCOMPARE(QByteArray::fromStdString(base64UrlEncode(text)), expected);
            QCOMPARE(base64UrlDecode(base64UrlEncode(text)), text);
        }
        QCOMPARE(base64UrlDecode("a+b"), std::string());
    }

    void percentDecodes() {
        QCOMPARE(percentDecode("%2B49+1%20x%zz%4", true), std::string("+49 1 x%zz%4"));
        QCOMPARE(percentDecode("a+b", false), std::string("a+b"));
    }

    void parsesDates() {
        const auto expected = [](const QString &text) {
            return QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch() * 10'000;
        };
        QCOMPARE(*parseIso("2024-02-29"), expected(u"2024-02-29T00:00:00Z"_s));
        QCOMPARE(*parseIso("2024-02-29T13:14:15.678"), expected(u"2024-02-29T13:14:15.678Z"_s));
        QCOMPARE(*parseIso("2024-02-29T13:14:15.678Z"), expected(u"2024-02-29T13:14:15.678Z"_s));
        QCOMPARE(*parseIso("2024-02-29 13:14:15+05:30"), expected(u"2024-02-29T13:14:15+05:30"_s));
        QCOMPARE(*parseIso("1900-03-01T00:00-0800"), expected(u"1900-03-01T00:00:00-08:00"_s));
        QCOMPARE(*parseIso("2024-01-01T00:00:00.1234567") - *parseIso("2024-01-01"), 1'234'567);
        for (const char *text : {"", "2024", "2024-02-30", "2023-02-29", "2024-13-01", "2024-1-1",
                 "2024-01-01T24:00", "2024-01-01T10:00:00.", "2024-01-01T10:00:00+15:00", "2024-01-01x",
                 "tomorrow", "2024-01-01T10"})
            QVERIFY2(!parseIso(text), text);
    }

    void writesDates() {
        QCOMPARE(isoWithoutZone(*parseIso("2021-03-04T05:06:07.12")), std::string("2021-03-04T05:06:07.12"));
        QCOMPARE(isoWithoutZone(*parseIso("2021-03-04")), std::string("2021-03-04T00:00:00"));
        QCOMPARE(isoWithoutZone(-1), std::string("1969-12-31T23:59:59.9999999"));
        for (std::int64_t days : {-25'567, -1, 0, 59, 11'016, 18'444, 20'634}) {
            const QDate date = QDate(1970, 1, 1).addDays(days);
            QCOMPARE(QString::fromStdString(isoDate(days)), date.toString(Qt::ISODate));
            QCOMPARE(daysFromCivil(
                         date.year(), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())),
                days);
            const QDateTime moment(date, QTime(1, 2, 3), Qt::UTC);
            QCOMPARE(QString::fromStdString(httpDate(moment.toSecsSinceEpoch())),
                QLocale::c().toString(moment, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s));
        }
    }

    void readsUuids() {
        const std::string text = "0b8f3f6e-52d1-4c5a-9d3e-2a1b0c9d8e7f";
        QCOMPARE(Uuid::parse(text)->toString(), text);
        QCOMPARE(Uuid::parse("0B8F3F6E-52D1-4C5A-9D3E-2A1B0C9D8E7F"), Uuid::parse(text));
        for (const char *wrong :
            {"", "0b8f3f6e52d14c5a9d3e2a1b0c9d8e7f", "{0b8f3f6e-52d1-4c5a-9d3e-2a1b0c9d8e7f}",
                "0b8f3f6e-52d1-4c5a-9d3e-2a1b0c9d8e7g", "0b8f3f6e-52d1-4c5a-9d3e_2a1b0c9d8e7f"})
            QVERIFY2(!Uuid::parse(wrong), wrong);
        const QUuid random(QString::fromStdString(Uuid::fromRandomBits(~0ULL, ~0ULL).toString()));
        QCOMPARE(random.version(), QUuid::Random);
        QCOMPARE(random.variant(), QUuid::DCE);
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_text)
#include "tst_sandbox_text.moc"
