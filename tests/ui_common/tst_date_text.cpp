#include "ui/common/DateText.h"
#include "ui/widgets/Translations.h"

#include <QTest>

using namespace Qt::StringLiterals;
using fleetkey::ui::DateText;

namespace {

const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC); // 14:00 in Belgrade

} // namespace

class DateTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { fleetkey::ui::installTranslations(*qApp); }

    void showsLocalTimeAndKeepsUtcAtHand() {
        const QDateTime late({2026, 3, 12}, {23, 20, 5}, Qt::UTC);
        QCOMPARE(DateText::date(late), u"13 Mar 2026"_s);
        QCOMPARE(DateText::dateTime(late), u"13 Mar 2026, 00:20"_s);
        QCOMPARE(DateText::precise(late), u"13 Mar 2026, 00:20:05"_s);
        QCOMPARE(DateText::brief(late, now), u"13 Mar 00:20"_s);
        QCOMPARE(DateText::brief(late.addYears(-1), now), u"13 Mar 2025, 00:20"_s);
        QCOMPARE(DateText::utc(late), u"2026-03-12 23:20:05 UTC"_s);
        QCOMPARE(DateText::utc(late.toLocalTime()), u"2026-03-12 23:20:05 UTC"_s);
    }

    void anInvalidMomentIsEmpty() {
        QCOMPARE(DateText::date({}) + DateText::dateTime({}) + DateText::brief({}, now) + DateText::utc({})
                + DateText::relative({}, now) + DateText::upcoming({}),
            QString());
    }

    void relative_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("now") << qint64(0) << u"just now"_s;
        QTest::newRow("59 s ago") << qint64(-59) << u"just now"_s;
        QTest::newRow("a minute") << qint64(-60) << u"1\u00a0min ago"_s;
        QTest::newRow("3 h and something") << qint64(-3 * 3600 - 1700) << u"3\u00a0h ago"_s;
        QTest::newRow("soon") << qint64(30) << u"in 30\u00a0s"_s;
        QTest::newRow("in 5 min") << qint64(5 * 60 + 20) << u"in 5\u00a0min"_s;
        QTest::newRow("in 25 h") << qint64(25 * 3600) << u"in 1\u00a0day"_s;
        QTest::newRow("a day") << qint64(-24 * 3600) << u"1\u00a0day ago"_s;
        QTest::newRow("nearly two days") << qint64(-48 * 3600 + 1) << u"1\u00a0day ago"_s;
        QTest::newRow("two days") << qint64(-48 * 3600) << u"2\u00a0days ago"_s;
        QTest::newRow("long ago") << qint64(-100LL * 86400) << u"21 Feb 2026"_s;
        QTest::newRow("far ahead") << qint64(100LL * 86400) << u"9 Sep 2026"_s;
    }

    void relative() {
        QFETCH(qint64, seconds);
        QTEST(DateText::relative(now.addSecs(seconds), now), "expected");
    }

    void spans_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("expected");
        QTest::newRow("negative") << qint64(-5) << u"0\u00a0s"_s;
        QTest::newRow("45 s") << qint64(45) << u"45\u00a0s"_s;
        QTest::newRow("59 min") << qint64(3599) << u"59\u00a0min"_s;
        QTest::newRow("1 h") << qint64(3600) << u"1\u00a0h"_s;
        QTest::newRow("2 h 14 min") << qint64(8040) << u"2\u00a0h\u00a014\u00a0min"_s;
        QTest::newRow("47 h") << qint64(47 * 3600) << u"47\u00a0h"_s;
    }

    void spans() {
        QFETCH(qint64, seconds);
        QTEST(DateText::span(std::chrono::seconds(seconds)), "expected");
    }
};

QTEST_MAIN(DateTextTest)
#include "tst_date_text.moc"
