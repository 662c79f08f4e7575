#include "ui/widgets/TextLabel.h"

namespace fleetkey::ui {

TextLabel::TextLabel(const Theme &theme, TextRole role, Ink ink, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_theme(theme)
    , m_ink(ink) {
    setTextFormat(Qt::PlainText);
    setRole(role);
    applyColors();
    connect(&theme, &Theme::changed, this, &TextLabel::applyColors);
}

void TextLabel::setInk(Ink ink) {
    if (m_ink == ink)
        return;
    m_ink = ink;
    applyColors();
}

void TextLabel::setRole(TextRole role) {
    setFont(m_theme.font(role));
}

void TextLabel::applyColors() {
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.ink(m_ink));
    setPalette(colors);
}

} // namespace fleetkey::ui
