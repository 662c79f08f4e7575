#include "ui/theme/Theme.h"

#include <QFile>
#include <QSet>
#include <QSvgRenderer>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

int inkedPixels(const QImage &image) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    return count;
}

QColor darkestInk(const QImage &image) {
    QColor ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > strongest) {
                strongest = pixel.alpha();
                ink = pixel;
            }
        }
    }
    return ink;
}

bool similar(const QColor &one, const QColor &other) {
    return qAbs(one.red() - other.red()) < 6 && qAbs(one.green() - other.green()) < 6
        && qAbs(one.blue() - other.blue()) < 6;
}

} // namespace

class IconsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIconHasADrawingOfItsOwn() {
        QSet<QByteArray> drawings;
        for (const Icon icon : allIcons()) {
            QFile file(u":/icons/%1.svg"_s.arg(iconFileName(icon)));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray drawing = file.readAll();
            QVERIFY2(QSvgRenderer(drawing).isValid(), qPrintable(file.fileName()));
            drawings.insert(drawing);
        }
        QCOMPARE(drawings.size(), static_cast<qsizetype>(allIcons().size()));
    }

    void everyIconIsSharpAtEveryScale_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {1.0, 1.25, 1.5, 2.0, 3.0})
            QTest::addRow("%.2f", scale) << scale;
    }
    void everyIconIsSharpAtEveryScale() {
        QFETCH(const double, scale);
        const Theme theme(*qApp);
        for (const Icon icon : allIcons()) {
            const QPixmap pixmap = theme.pixmap(icon, Ink::Text, 18, scale);
            QCOMPARE(pixmap.width(), qRound(18 * scale));
            const int inked = inkedPixels(pixmap.toImage());
            QVERIFY2(inked >= 3 * scale * scale, qPrintable(iconFileName(icon)));
        }
    }

    void iconsTakeTheColoursOfTheMoment() {
        Theme theme(*qApp, [] { return false; });
        const QIcon icon = theme.icon(Icon::Users, Ink::Accent);
        QVERIFY(similar(darkestInk(icon.pixmap(QSize(48, 48), 1.0).toImage()), ThemeColors::light().accent));
        theme.setMode(ThemeMode::Dark);
        QVERIFY(similar(darkestInk(icon.pixmap(QSize(48, 48), 1.0).toImage()), ThemeColors::dark().accent));
        QVERIFY(similar(darkestInk(icon.pixmap(QSize(48, 48), 1.0, QIcon::Disabled).toImage()),
            ThemeColors::dark().faint));
    }

    void theApplicationsEmblemIsThere() {
        QSvgRenderer renderer(u":/icons/org.fleetkey.Fleetkey.svg"_s);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.defaultSize(), QSize(128, 128));
    }
};

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
