#include "core/users/PhoneNumber.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey;

class TestPhoneNumber : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accepts_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("expected");
        QTest::newRow("international") << u"+381 63 204 1170"_s << QString() << u"+381632041170"_s;
        QTest::newRow("national with region") << u"063 204 1170"_s << u"RS"_s << u"+381632041170"_s;
        QTest::newRow("small region") << u"063 204 1170"_s << u"rs"_s << u"+381632041170"_s;
        QTest::newRow("region is overruled") << u"+49 151 23456789"_s << u"RS"_s << u"+4915123456789"_s;
        QTest::newRow("brackets and dashes") << u"(202) 456-1414"_s << u"US"_s << u"+12024561414"_s;
        QTest::newRow("dialled from abroad") << u"00 381 63 204 1170"_s << u"DE"_s << u"+381632041170"_s;
        QTest::newRow("spaces around") << u"  +33 6 12 34 56 78 "_s << QString() << u"+33612345678"_s;
        QTest::newRow("Arabic digits") << u"+٩٦٢ ٧٩٥٥٥٣٣٠١"_s << QString() << u"+962795553301"_s;
        QTest::newRow("full-width digits")
            << u"＋８１ ９０ １２３４ ５６７８"_s << QString() << u"+819012345678"_s;
        QTest::newRow("with tel:") << u"tel:+81-90-1234-5678"_s << QString() << u"+819012345678"_s;
    }

    void accepts() {
        QFETCH(QString, text);
        QFETCH(QString, region);
        const auto number = PhoneNumber::toE164(text, region);
        QVERIFY(number.has_value());
        QTEST(*number, "expected");
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("region");
        QTest::addColumn<PhoneProblem>("problem");
        QTest::newRow("letters") << u"call me"_s << u"RS"_s << PhoneProblem::NotANumber;
        QTest::newRow("empty") << QString() << u"RS"_s << PhoneProblem::NotANumber;
        QTest::newRow("no country") << u"063 204 1170"_s << QString() << PhoneProblem::NeedsCountryCode;
        QTest::newRow("no such country")
            << u"+999 123 456 789"_s << QString() << PhoneProblem::UnknownCountryCode;
        QTest::newRow("too short") << u"+381 63"_s << QString() << PhoneProblem::TooShort;
        QTest::newRow("too long") << u"+381 63 204 117 123 456 789"_s << QString() << PhoneProblem::TooLong;
        QTest::newRow("not given out") << u"+1 000 000 0000"_s << QString() << PhoneProblem::NotInUse;
        QTest::newRow("endless") << QString(10'000, u'1') << u"RS"_s << PhoneProblem::TooLong;
    }

    void refuses() {
        QFETCH(QString, text);
        QFETCH(QString, region);
        const auto number = PhoneNumber::toE164(text, region);
        QVERIFY(!number.has_value());
        QTEST(number.error(), "problem");
    }

    void spacesForReading() {
        QCOMPARE(PhoneNumber::readable(u"+33612345678"_s), u"+33 6 12 34 56 78"_s);
        QCOMPARE(PhoneNumber::readable(u"ask the office"_s), u"ask the office"_s);
        QCOMPARE(PhoneNumber::readable(QString()), QString());
    }
};

QTEST_GUILESS_MAIN(TestPhoneNumber)
#include "tst_phone_number.moc"
