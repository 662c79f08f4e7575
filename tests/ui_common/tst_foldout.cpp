#include "tests/support/Unwind.h"
#include "ui/common/Foldout.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace fleetkey::test;

class tst_foldout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsTitleBeginsWhereTheTextAroundItDoes() {
        const Unwind unwind;
        const ui::Theme theme(*qApp, [] { return false; });
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *fold = new ui::Foldout(theme, u"Raw record"_s);
        column->addWidget(fold);
        column->addStretch(1);
        window.resize(300, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage image = fold->grab().toImage();
        const QRgb ground = image.pixel(image.width() - 1, 0);
        int first = image.width();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < first; ++x)
                if (image.pixel(x, y) != ground)
                    first = x;
        QVERIFY2(first <= 7, qPrintable(QString::number(first))); // the chevron has air around it
    }

    void aClickUnfoldsWhatStandsBelow() {
        const Unwind unwind;
        const ui::Theme theme(*qApp, [] { return false; });
        ui::Foldout fold(theme, u"Raw record"_s);
        auto *content = new QWidget;
        fold.setContent(content);
        fold.show();
        QVERIFY(content->isHidden());
        QTest::mouseClick(fold.findChild<ui::Button *>(), Qt::LeftButton);
        QVERIFY(!content->isHidden());
    }
};

QTEST_MAIN(tst_foldout)
#include "tst_foldout.moc"
