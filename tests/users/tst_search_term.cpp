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
};

QTEST_GUILESS_MAIN(tst_search_term)
#include "tst_search_term.moc"
