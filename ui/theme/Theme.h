#pragma once

#include "ui/theme/Icon.h"
#include "ui/theme/ThemeColors.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

#include <array>
#include <functional>
#include <memory>

class QApplication;

namespace fleetkey::ui {

enum class ThemeMode { System, Light, Dark };

/// The kinds of text the design knows.
enum class TextRole {
    Body, ///< 13 px
    BodyStrong, ///< 13 px, semibold
    Secondary, ///< 12 px
    SecondaryStrong, ///< 12 px, semibold
    Heading, ///< 17 px, semibold
    Title, ///< 20 px, semibold: the program's name
    Identifier ///< 12 px, fixed pitch
};

/// Colours, fonts and icons, light and dark. Made once by the composition root, after the
/// application; handed to widgets by constructor, whom it must outlive. GUI thread only.
class Theme final : public QObject {
    Q_OBJECT
public:
    /// Tells whether the desktop is dark; asked at start and whenever the desktop's palette changes.
    using SystemIsDark = std::function<bool()>;

    /// Installs style, palette and font into the application. Without `systemIsDark`, the lightness
    /// of the platform's own palette decides.
    explicit Theme(QApplication &application, SystemIsDark systemIsDark = {}, QObject *parent = nullptr);
    ~Theme() override;

    [[nodiscard]] ThemeMode mode() const;
    void setMode(ThemeMode mode);
    [[nodiscard]] bool isDark() const;

    [[nodiscard]] const ThemeColors &colors() const;
    [[nodiscard]] QColor ink(Ink ink) const;
    [[nodiscard]] QColor tone(Tone tone) const;
    [[nodiscard]] QColor toneSoft(Tone tone) const;
    [[nodiscard]] QFont font(TextRole role) const;
    /// The same for this text when much of it is painted at once: where its letters stand by themselves,
    /// nobody looks for ligatures and kerning, which would take most of the time.
    [[nodiscard]] QFont quickFont(TextRole role, QStringView text) const;

    /// A tinted line icon; drawn when painted, in the colours of that moment and at the screen's scale.
    [[nodiscard]] QIcon icon(Icon icon, Ink ink = Ink::Muted) const;
    /// The same as a picture of `size` device-independent pixels.
    [[nodiscard]] QPixmap pixmap(Icon icon, Ink ink, int size, qreal devicePixelRatio) const;

Q_SIGNALS:
    /// Colours are new: repaint, rebuild what was derived from them.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void applyColors();

    QApplication &m_application;
    SystemIsDark m_systemIsDark;
    std::shared_ptr<ThemeColors> m_colors;
    ThemeMode m_mode = ThemeMode::System;
    bool m_dark = false;
    bool m_applying = false;
    std::array<QFont, 7> m_fonts; ///< by `TextRole`
    std::array<QFont, 7> m_quickFonts; ///< the same, without shaping
};

} // namespace fleetkey::ui
