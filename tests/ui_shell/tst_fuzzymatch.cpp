#include "ui/shell/FuzzyMatch.h"

#include <QTest>

using fleetkey::ui::FuzzyMatch;
using namespace Qt::StringLiterals;

class FuzzyMatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersMustOccurInOrder_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("empty pattern") << QString() << u"New user"_s << true;
        QTest::newRow("empty text") << u"a"_s << QString() << false;
        QTest::newRow("whole") << u"New user"_s << u"New user"_s << true;
        QTest::newRow("initials") << u"nu"_s << u"New user"_s << true;
        QTest::newRow("scattered") << u"nsr"_s << u"New user"_s << true;
        QTest::newRow("wrong order") << u"un"_s << u"New user"_s << false;
        QTest::newRow("twice the same letter") << u"ee"_s << u"New user"_s << true;
        QTest::newRow("three times") << u"eee"_s << u"New user"_s << false;
        QTest::newRow("case") << u"NEW"_s << u"new user"_s << true;
        QTest::newRow("accents") << u"petrovic"_s << u"Ana Petrović"_s << true;
        QTest::newRow("blanks do not count") << u"new  user"_s << u"New-user"_s << true;
        QTest::newRow("cyrillic") << u"сокол"_s << u"Дмитрий Соколов"_s << true;
    }
    void lettersMustOccurInOrder() {
        QFETCH(const QString, pattern);
        QFETCH(const QString, text);
        QFETCH(const bool, fits);
        QCOMPARE(FuzzyMatch::score(pattern, text).has_value(), fits);
    }

    void theBetterFitIsHigher_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("beginnings of words") << u"so"_s << u"Sign out"_s << u"Reason"_s;
        QTest::newRow("beginning of the text") << u"s"_s << u"Sign out"_s << u"Users"_s;
        QTest::newRow("a run") << u"user"_s << u"New user"_s << u"Use shorter"_s;
        QTest::newRow("shorter") << u"log"_s << u"Log"_s << u"Log of calls"_s;
    }
    void theBetterFitIsHigher() {
        QFETCH(const QString, pattern);
        QFETCH(const QString, better);
        QFETCH(const QString, worse);
        const auto high = FuzzyMatch::score(pattern, better);
        const auto low = FuzzyMatch::score(pattern, worse);
        QVERIFY(high && low);
        QVERIFY(*high > *low);
    }
};

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "tst_fuzzymatch.moc"
