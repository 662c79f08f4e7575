#include "ui/widgets/StatusLabel.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyle>

namespace fleetkey::ui {

namespace {
constexpr int gap = 7;
}

StatusLabel::StatusLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    setFont(theme.font(TextRole::Body));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusLabel::setStatus(Tone tone, const QString &word) {
    if (m_tone == tone && m_word == word)
        return;
    m_tone = tone;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

void StatusLabel::setTinted(bool tinted) {
    m_tinted = tinted;
    setFont(m_theme.font(tinted ? TextRole::SecondaryStrong : TextRole::Body));
    update();
}

Tone StatusLabel::tone() const {
    return m_tone;
}

QString StatusLabel::word() const {
    return m_word;
}

QSize StatusLabel::sizeHint() const {
    return {Metrics::dotSize + gap + fontMetrics().horizontalAdvance(m_word) + 2, fontMetrics().height() + 2};
}

QSize StatusLabel::minimumSizeHint() const {
    return {Metrics::dotSize, sizeHint().height()};
}

void StatusLabel::paint(QPainter &painter, const QRect &area, const QColor &dot, const QString &word,
    Qt::LayoutDirection direction) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen = painter.pen();
    painter.setPen(Qt::NoPen);
    painter.setBrush(dot);
    const QRect circle(
        area.x(), area.y() + (area.height() - Metrics::dotSize) / 2, Metrics::dotSize, Metrics::dotSize);
    painter.drawEllipse(QStyle::visualRect(direction, area, circle));
    painter.setPen(pen);
    const QRect text = QStyle::visualRect(direction, area, area.adjusted(Metrics::dotSize + gap, 0, 0, 0));
    const auto edge = QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignAbsolute;
    painter.drawText(text, static_cast<int>(edge | Qt::AlignVCenter),
        painter.fontMetrics().elidedText(word, Qt::ElideRight, text.width()));
    painter.restore();
}

void StatusLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(font());
    // Neutral grey is fit for a dot, not for a word.
    const bool readable = m_tinted && m_tone != Tone::Neutral;
    painter.setPen(readable ? m_theme.tone(m_tone) : m_theme.ink(m_tinted ? Ink::Muted : Ink::Text));
    paint(painter, rect(), m_theme.tone(m_tone), m_word, layoutDirection());
}

} // namespace fleetkey::ui
