#pragma once

#include "ui/theme/ThemeColors.h"

#include <QWidget>

class QPainter;

namespace fleetkey::ui {

class Theme;

/// A dot and a word.
class StatusLabel : public QWidget {
    Q_OBJECT
public:
    explicit StatusLabel(const Theme &theme, QWidget *parent = nullptr);

    /// The word is also the accessible name. `tinted` writes it in the tone's colour too.
    void setStatus(Tone tone, const QString &word);
    void setTinted(bool tinted);
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString word() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// For delegates: paints dot and word into `area`, vertically centred, mirrored when right-to-left.
    /// The word takes the painter's font and pen; it is elided at the end.
    static void paint(QPainter &painter, const QRect &area, const QColor &dot, const QString &word,
        Qt::LayoutDirection direction);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone = Tone::Neutral;
    QString m_word;
    bool m_tinted = false;
};

} // namespace fleetkey::ui
