#pragma once

#include <QColor>

namespace fleetkey::ui {

/// What a text, an icon or a line means; the theme knows its colour.
enum class Ink { Text, Muted, Faint, Accent, OnAccent, Good, Warning, Bad };

/// What a status says. Always shown together with a word, never as a colour alone.
enum class Tone { Neutral, Accent, Good, Warning, Bad };

/// Every colour the console paints with. The two instances below are the only places where a
/// colour has a number.
struct ThemeColors {
    QColor window; ///< behind everything
    QColor surface; ///< cards, fields, rows
    QColor sidebar;
    QColor line; ///< hairlines between surfaces
    QColor outline; ///< edges of controls that must be found: check boxes
    QColor text;
    QColor muted; ///< secondary text, still AA
    QColor faint; ///< decoration only: not for text that must be read
    QColor accent;
    QColor accentHover;
    QColor accentPressed;
    QColor accentSoft; ///< selected rows and places
    QColor onAccent; ///< text on accent
    QColor hover; ///< under the pointer, on window or surface
    QColor skeleton; ///< bars in place of rows that are not here yet
    QColor good;
    QColor goodSoft;
    QColor warning;
    QColor warningSoft;
    QColor bad;
    QColor badSoft;
    QColor shadow; ///< translucent, around pop-ups

    [[nodiscard]] static const ThemeColors &light();
    [[nodiscard]] static const ThemeColors &dark();

    [[nodiscard]] QColor ink(Ink ink) const;
    /// The strong colour of a tone: dots, borders, words.
    [[nodiscard]] QColor tone(Tone tone) const;
    /// The background of a notice of that tone.
    [[nodiscard]] QColor toneSoft(Tone tone) const;

    bool operator==(const ThemeColors &) const = default;
};

/// Contrast of two opaque colours as WCAG defines it, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);

} // namespace fleetkey::ui
