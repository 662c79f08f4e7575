#pragma once

#include "ui/theme/ThemeColors.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace fleetkey::ui {

class TextLabel;
class Theme;

/// A surface with a hairline around it: an optional title with something on its right, and a body.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const Theme &theme, const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Placed at the far end of the title row (a StatusLabel, a button); the card owns it.
    void setCorner(QWidget *widget);
    /// Where the content goes.
    [[nodiscard]] QVBoxLayout *body() const;
    /// Coloured background and border, for the card that asks for attention; nothing: an ordinary card.
    void setTone(std::optional<Tone> tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::optional<Tone> m_tone;
    TextLabel *m_title;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

} // namespace fleetkey::ui
