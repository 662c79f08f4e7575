#include "core/users/SearchTerm.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

class tst_search_term : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatThePlatformHolds_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("term");
        QTest::newRow("as the platform has it") << u"+33785258869"_s << u"+33785258869"_s;
        QTest::newRow("as Fleetkey shows it") << u"+33 7 85 25 88 69"_s << u"+33785258869"_s;
        QTest::newRow("another country's groups") << u"+1 (202) 555-0143"_s << u"+12025550143"_s;
        QTest::newRow("00") << u"0033 785 258869"_s << u"+33785258869"_s;
        QTest::newRow("national") << u"07 85 25 88 69"_s << u"785258869"_s;
        QTest::newRow("a part of one") << u"785 258 869"_s << u"785258869"_s;
        QTest::newRow("too short for one") << u"85 25"_s << u"85 25"_s;
        QTest::newRow("too long for one") << u"6666-1111-2222-3333-4444"_s << u"6666-1111-2222-3333-4444"_s;
        QTest::newRow("a name") << u"  Ana Petrović "_s << u"Ana Petrović"_s;
        QTest::newRow("a ClientId") << u"C-1023 4567"_s << u"C-1023 4567"_s;
        QTest::newRow("an e-mail") << u"ana@a.example"_s << u"ana@a.example"_s;
        QTest::newRow("two pluses") << u"++4478525886"_s << u"++4478525886"_s;
        QTest::newRow("nothing") << u"  "_s << QString();
    }

    void isWhatThePlatformHolds() {
        QFETCH(const QString, typed);
        QFETCH(const QString, term);
        QCOMPARE(searchTermOf(typed), term);
    }
};

QTEST_GUILESS_MAIN(tst_search_term)
#include "tst_search_term.moc"
