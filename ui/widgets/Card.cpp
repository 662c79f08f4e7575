#include "ui/widgets/Card.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/TextLabel.h"

#include <QPainter>
#include <QVBoxLayout>

namespace fleetkey::ui {

Card::Card(const Theme &theme, const QString &title, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextRole::BodyStrong, Ink::Text, {}, this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout) {
    m_title->setWordWrap(true);
    m_header->setSpacing(Metrics::spacingSmall);
    m_header->addWidget(m_title, 1);
    m_body->setSpacing(Metrics::spacingSmall);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::spacing, Metrics::spacing, Metrics::spacing, Metrics::spacing);
    column->setSpacing(Metrics::spacingSmall);
    column->addLayout(m_header);
    column->addLayout(m_body);
    // Maximum would cut off words that wrap: its limit is the height at the preferred width. A stretch below
    // the cards takes what is left.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setTitle(title);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setTitle(const QString &title) {
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::setCorner(QWidget *widget) {
    m_header->addWidget(widget, 0, Qt::AlignTop);
}

QVBoxLayout *Card::body() const {
    return m_body;
}

void Card::setTone(std::optional<Tone> tone) {
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_tone ? m_theme.toneSoft(*m_tone) : m_theme.colors().surface);
    painter.setPen(m_tone ? m_theme.tone(*m_tone) : m_theme.colors().line);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::cardRadius, Metrics::cardRadius);
}

} // namespace fleetkey::ui
