#include "ui/theme/ButtonRole.h"
#include "ui/theme/FieldState.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOption>
#include <QTest>

using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr double readable = 4.5; // WCAG AA, text
constexpr double visible = 3.0; // WCAG AA, shapes

QImage drawn(QWidget &widget) {
    widget.ensurePolished();
    return widget.grab().toImage();
}

int differingPixels(const QImage &one, const QImage &other) {
    int count = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
    return count;
}

/// The strongest contrast any pixel of the picture has with this colour.
double strongestContrast(const QImage &image, const QColor &background) {
    double strongest = 1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            strongest = qMax(strongest, contrastRatio(image.pixelColor(x, y), background));
    return strongest;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyLettersThatStandAloneAreDrawnWithoutShaping() {
        const Theme theme(*qApp, [] { return false; });
        const auto isQuick = [&theme](const QString &text) {
            return (theme.quickFont(TextRole::Body, text).styleStrategy() & QFont::PreferNoShaping) != 0;
        };
        QVERIFY(isQuick(u"Ana Petrović +381 64"_s));
        QVERIFY(isQuick(u"Nguyễn Жанна 山田 דוד 김민준"_s));
        QVERIFY(!isQuick(u"محمد الأحمد"_s)); // joined
        QVERIFY(!isQuick(u"Ana محمد"_s));
        QVERIFY(!isQuick(u"हिन्दी"_s)); // built into syllables
        QVERIFY(!isQuick(u"ไทย"_s));
        QVERIFY(!isQuick(QString::fromUtf16(u"\u1100\u1161\u11a8"))); // a syllable in its three parts
        QVERIFY(!isQuick(QString::fromUtf8("e\u0301"))); // an accent of its own
        QVERIFY(!isQuick(QString::fromUtf8("\U0001F469\u200D\U0001F52C"))); // two emoji that make one
        QCOMPARE(theme.quickFont(TextRole::Identifier, u"6f1c").pixelSize(),
            theme.font(TextRole::Identifier).pixelSize());
    }

    void contrastKnowsBlackAndWhite() {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::blue), contrastRatio(Qt::blue, Qt::red));
    }

    void textIsReadableOnEveryGround_data() {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        const auto add = [](const char *name, const ThemeColors &colors) {
            const auto row = [name](const char *pair, const QColor &ink, const QColor &ground) {
                QTest::addRow("%s %s", name, pair) << ink << ground;
            };
            row("text on window", colors.text, colors.window);
            row("text on surface", colors.text, colors.surface);
            row("text on sidebar", colors.text, colors.sidebar);
            row("text on hover", colors.text, colors.hover);
            row("text on selection", colors.text, colors.accentSoft);
            row("text on warning", colors.text, colors.warningSoft);
            row("text on bad", colors.text, colors.badSoft);
            row("text on good", colors.text, colors.goodSoft);
            row("muted on window", colors.muted, colors.window);
            row("muted on surface", colors.muted, colors.surface);
            row("muted on sidebar", colors.muted, colors.sidebar);
            row("muted on hover", colors.muted, colors.hover);
            row("muted on selection", colors.muted, colors.accentSoft);
            row("accent on window", colors.accent, colors.window);
            row("accent on surface", colors.accent, colors.surface);
            row("accent on sidebar", colors.accent, colors.sidebar);
            row("accent on selection", colors.accent, colors.accentSoft);
            row("accent on warning", colors.accent, colors.warningSoft);
            row("accent on bad", colors.accent, colors.badSoft);
            row("on accent", colors.onAccent, colors.accent);
            row("on accent, hovered", colors.onAccent, colors.accentHover);
            row("on accent, pressed", colors.onAccent, colors.accentPressed);
            row("bad on surface", colors.bad, colors.surface);
            row("bad on window", colors.bad, colors.window);
            row("warning on surface", colors.warning, colors.surface);
        };
        add("light", ThemeColors::light());
        add("dark", ThemeColors::dark());
    }
    void textIsReadableOnEveryGround() {
        QFETCH(const QColor, ink);
        QFETCH(const QColor, ground);
        const double ratio = contrastRatio(ink, ground);
        QVERIFY2(ratio >= readable, qPrintable(QString::number(ratio)));
    }

    void shapesAreVisible_data() {
        QTest::addColumn<QColor>("shape");
        QTest::addColumn<QColor>("ground");
        for (const auto *colors : {&ThemeColors::light(), &ThemeColors::dark()}) {
            const char *name = colors == &ThemeColors::light() ? "light" : "dark";
            QTest::addRow("%s good on surface", name) << colors->good << colors->surface;
            QTest::addRow("%s good on window", name) << colors->good << colors->window;
            QTest::addRow("%s outline on window", name) << colors->outline << colors->window;
            QTest::addRow("%s outline on surface", name) << colors->outline << colors->surface;
            QTest::addRow("%s warning on its ground", name) << colors->warning << colors->warningSoft;
            QTest::addRow("%s bad on its ground", name) << colors->bad << colors->badSoft;
            QTest::addRow("%s focus on window", name) << colors->accent << colors->window;
        }
    }
    void shapesAreVisible() {
        QFETCH(const QColor, shape);
        QFETCH(const QColor, ground);
        const double ratio = contrastRatio(shape, ground);
        QVERIFY2(ratio >= visible, qPrintable(QString::number(ratio)));
    }

    void followsTheSystemUntilToldOtherwise() {
        bool systemDark = false;
        Theme theme(*qApp, [&systemDark] { return systemDark; });
        const QSignalSpy changed(&theme, &Theme::changed);
        QVERIFY(!theme.isDark());

        systemDark = true;
        QEvent event(QEvent::ApplicationPaletteChange);
        QApplication::sendEvent(qApp, &event);
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), ThemeColors::dark().window);

        theme.setMode(ThemeMode::Light);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(QApplication::palette().color(QPalette::Window), ThemeColors::light().window);

        systemDark = false;
        theme.setMode(ThemeMode::System);
        QVERIFY(!theme.isDark());
        QCOMPARE(changed.count(), 2);
    }

    void asksThePlatformsPaletteByDefault() {
        QApplication::setPalette(QPalette());
        const Theme theme(*qApp);
        // Offscreen, the platform is light.
        QVERIFY(!theme.isDark());
        QCOMPARE(theme.colors(), ThemeColors::light());
    }

    void fontsHaveTheSizesOfTheDesign() {
        const Theme theme(*qApp);
        QCOMPARE(theme.font(TextRole::Body).pixelSize(), 13);
        QCOMPARE(theme.font(TextRole::Secondary).pixelSize(), 12);
        QCOMPARE(theme.font(TextRole::Heading).pixelSize(), 17);
        QCOMPARE(theme.font(TextRole::Heading).weight(), QFont::DemiBold);
        QVERIFY(theme.font(TextRole::Identifier).fixedPitch());
    }

    void uncheckedBoxesAreVisible_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void uncheckedBoxesAreVisible() {
        QFETCH(const bool, dark);
        Theme theme(*qApp, [] { return false; });
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        QCheckBox box;
        box.resize(20, 20);
        QVERIFY(strongestContrast(drawn(box), theme.colors().window) >= visible);
    }

    void focusAndFaultsShowOnFields() {
        const Theme theme(*qApp);
        QLineEdit field;
        field.resize(120, 32);
        const QImage plain = drawn(field);
        setFieldInvalid(field, true);
        QVERIFY(isFieldInvalid(&field));
        QVERIFY(differingPixels(plain, drawn(field)) > 100);
        setFieldInvalid(field, false);
        QCOMPARE(drawn(field), plain);
    }

    void keyboardFocusShowsOnButtons_data() {
        QTest::addColumn<ButtonRole>("role");
        QTest::newRow("primary") << ButtonRole::Primary;
        QTest::newRow("outlined") << ButtonRole::Outlined;
        QTest::newRow("plain") << ButtonRole::Plain;
        QTest::newRow("danger") << ButtonRole::Danger;
    }
    void keyboardFocusShowsOnButtons() {
        QFETCH(const ButtonRole, role);
        const Theme theme(*qApp);
        QPushButton button(u"Go"_s);
        setButtonRole(button, role);
        QCOMPARE(buttonRole(button), role);
        const auto paint = [&button](QStyle::State extra) {
            QStyleOptionButton option;
            option.rect = QRect(0, 0, 80, 32);
            option.state = QStyle::State_Enabled | extra;
            QImage image(80, 32, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            QApplication::style()->drawPrimitive(QStyle::PE_PanelButtonCommand, &option, &painter, &button);
            return image;
        };
        const QStyle::State focus = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
        QVERIFY(differingPixels(paint({}), paint(focus)) > 100);
    }

    void scrollBarsAreSlimAndSpanTheirRange() {
        const Theme theme(*qApp);
        QScrollBar bar(Qt::Vertical);
        QCOMPARE(bar.sizeHint().width(), Metrics::scrollBarWidth);
        bar.resize(Metrics::scrollBarWidth, 300);
        bar.setRange(0, 1'000'000);
        bar.setPageStep(20);
        const auto thumb = [&bar] {
            QStyleOptionSlider option;
            option.initFrom(&bar);
            option.orientation = Qt::Vertical;
            option.minimum = bar.minimum();
            option.maximum = bar.maximum();
            option.sliderPosition = bar.value();
            option.pageStep = bar.pageStep();
            return QApplication::style()->subControlRect(
                QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        };
        QCOMPARE(thumb().top(), 0);
        QVERIFY(thumb().height() >= 24);
        bar.setValue(bar.maximum());
        QCOMPARE(thumb().bottom(), 299);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
