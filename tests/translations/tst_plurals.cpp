#include "ui/widgets/Translations.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;

class PluralsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneAndManyDiffer() {
        const auto days = [](int count) {
            return QCoreApplication::translate("fleetkey::ui::DateText", "%n day(s)", nullptr, count);
        };
        QCOMPARE(days(1), u"1 day(s)"_s);
        fleetkey::ui::installTranslations(*qApp);
        QCOMPARE(days(1), u"1 day"_s);
        QCOMPARE(days(0), u"0 days"_s);
        QCOMPARE(days(12), u"12 days"_s);
    }
};

QTEST_MAIN(PluralsTest)
#include "tst_plurals.moc"
