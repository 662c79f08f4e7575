#include "ui/theme/Theme.h"

#include "ui/theme/LineIconEngine.h"
#include "ui/theme/Style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QScopedValueRollback>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int bodySize = 13;
constexpr int secondarySize = 12;
constexpr int headingSize = 17;
constexpr int titleSize = 20;

QFont baseFont(const QFont &system) {
    QFont font = system;
    // Drawn with Inter; where it is not installed, the desktop's own font takes its place.
    font.setFamilies(QStringList{u"Inter"_s} + system.families());
    font.setPixelSize(bodySize);
    return font;
}

QFont fixedFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setFamilies(QStringList{u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s} + font.families());
    font.setPixelSize(secondarySize);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont sized(QFont font, int pixels, QFont::Weight weight) {
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

/// One of each role. They are handed out as they are: a font that is made anew has to look for its glyphs
/// anew.
std::array<QFont, 7> fontsOf(const QFont &base) {
    std::array<QFont, 7> fonts;
    const auto set
        = [&fonts](TextRole role, const QFont &font) { fonts.at(static_cast<std::size_t>(role)) = font; };
    set(TextRole::Body, base);
    set(TextRole::BodyStrong, sized(base, bodySize, QFont::DemiBold));
    set(TextRole::Secondary, sized(base, secondarySize, QFont::Weight(base.weight())));
    set(TextRole::SecondaryStrong, sized(base, secondarySize, QFont::DemiBold));
    set(TextRole::Heading, sized(base, headingSize, QFont::DemiBold));
    set(TextRole::Title, sized(base, titleSize, QFont::DemiBold));
    set(TextRole::Identifier, fixedFont());
    return fonts;
}

/// Whether a character looks the same whatever stands beside it: no letter of a script that joins its letters
/// or builds syllables of them, no mark that is put on a letter, no half of an emoji, nothing that joins one
/// to the next. Qt itself shapes some of those scripts whatever a font says, but not Arabic.
bool standsByItself(QChar character) {
    if (character.category() == QChar::Other_Format)
        return false;
    switch (character.script()) {
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Armenian:
    case QChar::Script_Georgian:
    case QChar::Script_Hebrew:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
        return !character.isMark();
    case QChar::Script_Hangul:
        return character.decompositionTag() == QChar::Canonical; // a whole syllable, no part of one
    default:
        return false;
    }
}

QPalette paletteOf(const ThemeColors &colors) {
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.surface);
    palette.setColor(QPalette::AlternateBase, colors.window);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Button, colors.surface);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.bad);
    palette.setColor(QPalette::ToolTipBase, colors.surface);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::Highlight, colors.accentSoft);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, colors.surface);
    palette.setColor(QPalette::Midlight, colors.hover);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.outline);
    palette.setColor(QPalette::Shadow, colors.shadow);
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.faint);
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, SystemIsDark systemIsDark, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_systemIsDark(std::move(systemIsDark))
    , m_colors(std::make_shared<ThemeColors>(ThemeColors::light()))
    , m_fonts(fontsOf(baseFont(QApplication::font())))
    , m_quickFonts(m_fonts) {
    for (QFont &font : m_quickFonts)
        font.setStyleStrategy(QFont::PreferNoShaping);
    if (!m_systemIsDark) {
        m_systemIsDark = [] {
            QApplication::setPalette(QPalette());
            return QApplication::palette().color(QPalette::Window).lightness() < 128;
        };
    }
    m_dark = m_systemIsDark();
    *m_colors = m_dark ? ThemeColors::dark() : ThemeColors::light();
    QApplication::setStyle(new Style(m_colors));
    QApplication::setFont(font(TextRole::Body));
    QApplication::setFont(font(TextRole::SecondaryStrong), "QHeaderView");
    applyColors();
    m_application.installEventFilter(this);
}

Theme::~Theme() {
    m_application.removeEventFilter(this);
}

ThemeMode Theme::mode() const {
    return m_mode;
}

void Theme::setMode(ThemeMode mode) {
    if (m_mode == mode)
        return;
    m_mode = mode;
    refresh();
}

bool Theme::isDark() const {
    return m_dark;
}

const ThemeColors &Theme::colors() const {
    return *m_colors;
}

QColor Theme::ink(Ink ink) const {
    return m_colors->ink(ink);
}

QColor Theme::tone(Tone tone) const {
    return m_colors->tone(tone);
}

QColor Theme::toneSoft(Tone tone) const {
    return m_colors->toneSoft(tone);
}

QFont Theme::font(TextRole role) const {
    return m_fonts.at(static_cast<std::size_t>(role));
}

QFont Theme::quickFont(TextRole role, QStringView text) const {
    const auto &fonts = std::ranges::all_of(text, standsByItself) ? m_quickFonts : m_fonts;
    return fonts.at(static_cast<std::size_t>(role));
}

QIcon Theme::icon(Icon icon, Ink ink) const {
    return QIcon(new LineIconEngine(m_colors, icon, ink));
}

QPixmap Theme::pixmap(Icon icon, Ink ink, int size, qreal devicePixelRatio) const {
    const QSize pixels = (QSizeF(size, size) * devicePixelRatio).toSize();
    QPixmap pixmap = LineIconEngine::render(icon, m_colors->ink(ink), pixels);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

bool Theme::eventFilter(QObject *watched, QEvent *event) {
    // The desktop's change reaches the application as a new palette, unless ours hides it;
    // then the windows still hear of a new theme.
    const bool newPalette = event->type() == QEvent::ApplicationPaletteChange && watched == &m_application;
    if ((newPalette || event->type() == QEvent::ThemeChange) && !m_applying && m_mode == ThemeMode::System)
        QMetaObject::invokeMethod(this, &Theme::refresh, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Theme::refresh() {
    const QScopedValueRollback applying(m_applying, true);
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemIsDark());
    const bool changes = dark != m_dark;
    m_dark = dark;
    *m_colors = dark ? ThemeColors::dark() : ThemeColors::light();
    applyColors();
    if (changes)
        Q_EMIT changed();
}

void Theme::applyColors() {
    const QScopedValueRollback applying(m_applying, true);
    const QPalette palette = paletteOf(*m_colors);
    QApplication::setPalette(palette);
    // Selected text in a field needs more than the soft accent of a selected row.
    QPalette fieldPalette = palette;
    fieldPalette.setColor(QPalette::Highlight, m_colors->accent);
    fieldPalette.setColor(QPalette::HighlightedText, m_colors->onAccent);
    for (const char *field : {"QLineEdit", "QTextEdit", "QPlainTextEdit", "QLabel", "QAbstractSpinBox"})
        QApplication::setPalette(fieldPalette, field);
}

} // namespace fleetkey::ui
