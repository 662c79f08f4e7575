#include "ui/theme/Theme.h"
#include "ui/widgets/CellPainter.h"

#include <QDir>
#include <QPainter>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int roomy = 300;
constexpr int tight = 90;

QImage sheet(int width) {
    QImage image(width, 36, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

/// A cell with this text, as a delegate paints it.
QImage cell(const Theme &theme, const QString &text, int width, Qt::LayoutDirection direction) {
    QImage image = sheet(width);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.direction = direction;
    CellPainter(theme, painter, option).text(text, TextRole::Body, Ink::Text);
    return image;
}

/// The same text as Qt writes it by itself.
QImage plain(const Theme &theme, const QString &text, int width) {
    QImage image = sheet(width);
    QPainter painter(&image);
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(theme.ink(Ink::Text));
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(
        image.rect().adjusted(8, 0, -8, -1), int(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter), text);
    return image;
}

QRect inkOf(const QImage &image) {
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != QColor(Qt::white).rgb())
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

QImage cropped(const QImage &image) {
    return image.copy(inkOf(image));
}

void keep(const QImage &image, const QString &name) {
    const QString folder = qEnvironmentVariable("FLEETKEY_GRABS");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name + u".png"_s));
}

/// A name before the sign of those who are deactivated.
QImage signedCell(const Theme &theme, int width, Qt::LayoutDirection direction) {
    QImage image = sheet(width);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.direction = direction;
    CellPainter(theme, painter, option)
        .textBeforeSign(u"Ana"_s, TextRole::BodyStrong, Ink::Muted, Icon::Deactivated, u"Deactivated"_s);
    return image;
}

} // namespace

class CellPainterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("Arabic") << u"محمد الأحمد"_s;
        QTest::newRow("Arabic and Latin") << u"Ana محمد"_s;
        QTest::newRow("Persian") << u"\u0631\u0636\u0627 \u0645\u06cc\u200c\u062e\u0648\u0627\u0647"_s;
        QTest::newRow("Hebrew") << u"דוד כהן"_s;
        QTest::newRow("Hindi") << u"हिन्दी क्षत्रिय"_s;
        QTest::newRow("Thai") << u"สมชาย น้ำใจ"_s;
        QTest::newRow("Korean, composed") << u"김민준"_s;
        QTest::newRow("Korean, decomposed") << u"김민준"_s.normalized(QString::NormalizationForm_D);
        QTest::newRow("Vietnamese, decomposed") << u"Nguyễn"_s.normalized(QString::NormalizationForm_D);
        QTest::newRow("emoji") << QString::fromUcs4(U"\U0001F469\U0001F3FD\u200D\U0001F692 Zoë");
    }

    /// Letters that join, syllables and marks come out as everywhere else. (Latin letters stand without their
    /// kerning, which is given up for the sake of scrolling.)
    void names() {
        QFETCH(QString, name);
        const Theme theme(*qApp, [] { return false; });
        const QImage painted = cell(theme, name, roomy, Qt::LeftToRight);
        keep(painted, u"cell-"_s + QString::fromLatin1(QTest::currentDataTag()));
        const QImage expected = plain(theme, name, roomy);
        keep(expected, u"plain-"_s + QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!inkOf(painted).isEmpty());
        QCOMPARE(cropped(painted), cropped(expected));
    }

    /// What does not fit ends in dots where its own direction ends, and stays inside the cell.
    void longNames_data() { names_data(); }
    void longNames() {
        QFETCH(QString, name);
        const Theme theme(*qApp, [] { return false; });
        const QString text = (name + u' ').repeated(6).trimmed();
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const QImage painted = cell(theme, text, tight, direction);
            keep(painted,
                u"long-%1-%2"_s.arg(QString::fromLatin1(QTest::currentDataTag())).arg(int(direction)));
            const QString elided = QFontMetrics(theme.font(TextRole::Body), &painted)
                                       .elidedText(text, Qt::ElideRight, tight - 16);
            QVERIFY(elided.endsWith(QChar(0x2026)));
            QCOMPARE(cropped(painted).height(), cropped(plain(theme, elided, tight)).height());
            const QRect ink = inkOf(painted);
            QVERIFY2(ink.left() >= 6 && ink.right() <= tight - 7, qPrintable(QDebug::toString(ink)));
        }
    }

    void aSignStandsAtTheFarEdgeAndItsWordWhereThereIsRoom() {
        const Theme theme(*qApp, [] { return false; });
        for (const int width : {roomy, tight}) {
            for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
                const QImage painted = signedCell(theme, width, direction);
                keep(painted, u"sign-%1-%2"_s.arg(width).arg(int(direction)));
                const QRect ink = inkOf(painted);
                QVERIFY2(ink.left() >= 6 && ink.right() <= width - 7, qPrintable(QDebug::toString(ink)));
                QVERIFY2(ink.width() > width - 24, qPrintable(QDebug::toString(ink))); // from edge to edge
                const QRect middle(width / 2, 0, width / 2 - 26, painted.height()); // before the sign
                const QRect mirrored(width - middle.right() - 1, 0, middle.width(), painted.height());
                const QImage part = painted.copy(direction == Qt::LeftToRight ? middle : mirrored);
                QCOMPARE(inkOf(part).isEmpty(), width == tight); // the word
            }
        }
    }
};

QTEST_MAIN(CellPainterTest)
#include "tst_cell_painter.moc"
