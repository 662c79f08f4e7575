#include "core/users/SearchTerm.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

class tst_search_term : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAPhoneNumber_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<std::optional<QString>>("number");
        const auto row = [](const char *name, const QString &typed, const std::optional<QString> &number) {
            QTest::newRow(name) << typed << number;
        };
        row("as Fleetkey shows it", u"+33 7 85 25 88 69"_s, u"+33785258869"_s);
        row("another country's groups", u"+1 (202) 555-0143"_s, u"+12025550143"_s);
        row("without its country", u"(202) 555-0143"_s, u"2025550143"_s);
        row("00", u"0033 785 258869"_s, u"+33785258869"_s);
        row("national", u"07 85 25 88 69"_s, u"785258869"_s);
        row("a part of one", u"785 258 869"_s, u"785258869"_s);
        row("as the platform has it", u"+33785258869"_s, std::nullopt);
        row("digits alone", u"785258869"_s, std::nullopt);
        row("too short for one", u"85 25"_s, std::nullopt);
        row("too long for one", u"6666-1111-2222-3333-4444"_s, std::nullopt);
        row("a name", u"  Ana Petrović "_s, std::nullopt);
        row("a ClientId", u"C-1023 4567"_s, std::nullopt);
        row("an e-mail", u"ana@a.example"_s, std::nullopt);
        row("two pluses", u"++4478525886"_s, std::nullopt);
        row("nothing", u"  "_s, std::nullopt);
    }

    void readsAPhoneNumber() {
        QFETCH(const QString, typed);
        QFETCH(const std::optional<QString>, number);
        QCOMPARE(phoneNumberIn(typed), number);
    }

    void readsANameTheOtherWayRound_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<std::optional<QString>>("name");
        const auto row = [](const char *name, const QString &typed, const std::optional<QString> &swapped) {
            QTest::newRow(name) << typed << swapped;
        };
        row("last name first", u"Ivanova Maria"_s, u"Maria Ivanova"_s);
        row("more spaces than one", u"  Ivanova   Maria "_s, u"Maria Ivanova"_s);
        row("a last name of several words", u"van der Berg Jan"_s, u"Jan van der Berg"_s);
        row("a comma", u"Petrović, Ana Marija"_s, u"Ana Marija Petrović"_s);
        row("a comma without a space", u"Petrović,Ana"_s, u"Ana Petrović"_s);
        row("signs that names have", u"O'Neil-Łuczak J."_s, u"J. O'Neil-Łuczak"_s);
        row("another script", u"Иванова Мария"_s, u"Мария Иванова"_s);
        row("one word", u"Ivanova"_s, std::nullopt);
        row("one word and a comma", u"Ivanova,"_s, std::nullopt);
        row("twice the same", u"Anna Anna"_s, std::nullopt);
        row("an e-mail", u"ana petrovic@a.example"_s, std::nullopt);
        row("a ClientId", u"C 1023"_s, std::nullopt);
        row("two commas", u"Petrović, Ana, Marija"_s, std::nullopt);
        row("nothing", u"  "_s, std::nullopt);
    }

    void readsANameTheOtherWayRound() {
        QFETCH(const QString, typed);
        QFETCH(const std::optional<QString>, name);
        QCOMPARE(swappedNameIn(typed), name);
    }

    void onlyOneOtherReadingIsTried() {
        using Kind = SecondReading::Kind;
        QCOMPARE(secondReading(u"785 258 869"_s), (SecondReading{Kind::PhoneNumber, u"785258869"_s}));
        QCOMPARE(secondReading(u"Ivanova Maria"_s), (SecondReading{Kind::SwappedName, u"Maria Ivanova"_s}));
        QVERIFY(!secondReading(u"ana@a.example"_s));
        QVERIFY(!secondReading(u"6f1c2a3b-1111-2222-3333-444455559b2e"_s));
    }
};

QTEST_GUILESS_MAIN(tst_search_term)
#include "tst_search_term.moc"
