#include "ui/theme/ThemeColors.h"

#include <algorithm>
#include <cmath>

namespace fleetkey::ui {

const ThemeColors &ThemeColors::light() {
    static const ThemeColors colors = {
        .window = QColor(0xF5F6F8),
        .surface = QColor(0xFFFFFF),
        .sidebar = QColor(0xECEEF2),
        .line = QColor(0xDFE3E9),
        .outline = QColor(0x7C8797),
        .text = QColor(0x18202B),
        .muted = QColor(0x5C6776),
        .faint = QColor(0x98A2B0),
        .accent = QColor(0x2B5CE0),
        .accentHover = QColor(0x234FC6),
        .accentPressed = QColor(0x1C42A9),
        .accentSoft = QColor(0xE5ECFC),
        .onAccent = QColor(0xFFFFFF),
        .hover = QColor(0xEDF0F4),
        .skeleton = QColor(0xDFE3E9),
        .good = QColor(0x1B8A56),
        .goodSoft = QColor(0xDDF3E7),
        .warning = QColor(0x9A6700),
        .warningSoft = QColor(0xFBF0D2),
        .bad = QColor(0xC2352A),
        .badSoft = QColor(0xFBE4E2),
        .shadow = QColor(24, 32, 43, 40),
    };
    return colors;
}

const ThemeColors &ThemeColors::dark() {
    static const ThemeColors colors = {
        .window = QColor(0x14171C),
        .surface = QColor(0x1A1E25),
        .sidebar = QColor(0x101318),
        .line = QColor(0x2A303A),
        .outline = QColor(0x7A8696),
        .text = QColor(0xE6E9EE),
        .muted = QColor(0x9BA6B5),
        .faint = QColor(0x667180),
        .accent = QColor(0x7AA0FF),
        .accentHover = QColor(0x93B2FF),
        .accentPressed = QColor(0x668FF5),
        .accentSoft = QColor(0x212E4D),
        .onAccent = QColor(0x10131A),
        .hover = QColor(0x20252E),
        .skeleton = QColor(0x2A303A),
        .good = QColor(0x4CC38A),
        .goodSoft = QColor(0x17352A),
        .warning = QColor(0xE3B341),
        .warningSoft = QColor(0x3A2F12),
        .bad = QColor(0xFF7B6E),
        .badSoft = QColor(0x402120),
        .shadow = QColor(0, 0, 0, 110),
    };
    return colors;
}

QColor ThemeColors::ink(Ink ink) const {
    switch (ink) {
    case Ink::Text:
        return text;
    case Ink::Muted:
        return muted;
    case Ink::Faint:
        return faint;
    case Ink::Accent:
        return accent;
    case Ink::OnAccent:
        return onAccent;
    case Ink::Good:
        return good;
    case Ink::Warning:
        return warning;
    case Ink::Bad:
        return bad;
    }
    return text;
}

QColor ThemeColors::tone(Tone tone) const {
    switch (tone) {
    case Tone::Neutral:
        return faint;
    case Tone::Accent:
        return accent;
    case Tone::Good:
        return good;
    case Tone::Warning:
        return warning;
    case Tone::Bad:
        return bad;
    }
    return faint;
}

QColor ThemeColors::toneSoft(Tone tone) const {
    switch (tone) {
    case Tone::Neutral:
        return hover;
    case Tone::Accent:
        return accentSoft;
    case Tone::Good:
        return goodSoft;
    case Tone::Warning:
        return warningSoft;
    case Tone::Bad:
        return badSoft;
    }
    return hover;
}

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color) {
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

double contrastRatio(const QColor &first, const QColor &second) {
    const double one = luminance(first);
    const double other = luminance(second);
    const double darker = std::min(one, other);
    const double lighter = std::max(one, other);
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace fleetkey::ui
