#include "ui/common/SecretText.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace fleetkey::ui {

namespace {

constexpr int dots = 9; // says nothing of the secret's length
constexpr int padding = 4; // above and below, so that a single line stands level with a button

} // namespace

SecretText::SecretText(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

SecretText::~SecretText() {
    m_secret.fill(QChar(0));
}

void SecretText::setVisiblePart(const QString &text) {
    m_visible = text;
    update();
}

void SecretText::reveal(const QString &secret) {
    m_secret = secret;
    updateGeometry();
    update();
}

void SecretText::mask() {
    m_secret.fill(QChar(0));
    m_secret.clear();
    updateGeometry();
    update();
}

QFont SecretText::shownFont() const {
    return m_theme.font(TextRole::Identifier);
}

QStringList SecretText::lines(int width) const {
    const QFontMetrics metrics(shownFont());
    if (!isRevealed())
        return {metrics.elidedText(m_visible, Qt::ElideRight,
                    std::max(0, width - metrics.horizontalAdvance(QString(dots, QChar(0x2022)))))
            + QString(dots, QChar(0x2022))};
    // A fixed pitch need not be a whole number of pixels.
    const double pitch = std::max(1.0, QFontMetricsF(shownFont()).horizontalAdvance(u'0'));
    const int step = std::max(1, static_cast<int>(width / pitch));
    QStringList lines;
    for (qsizetype at = 0; at < m_secret.size(); at += step)
        lines.append(m_secret.mid(at, step));
    return lines;
}

int SecretText::heightForWidth(int width) const {
    return static_cast<int>(lines(width).size()) * QFontMetrics(shownFont()).lineSpacing() + 2 * padding;
}

QSize SecretText::sizeHint() const {
    const QFontMetrics metrics(shownFont());
    const int width = metrics.horizontalAdvance(QString(40, u'0'));
    return {width, heightForWidth(width)};
}

QSize SecretText::minimumSizeHint() const {
    const QFontMetrics metrics(shownFont());
    return {metrics.horizontalAdvance(QString(dots + 3, u'0')), metrics.lineSpacing() + 2 * padding};
}

void SecretText::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(shownFont());
    painter.setPen(m_theme.ink(Ink::Text));
    const QFontMetrics metrics(painter.font());
    QRect line(0, padding, width(), metrics.lineSpacing());
    // An identifier reads from the left in every language.
    const auto alignment
        = Qt::AlignVCenter | (layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    for (const QString &text : lines(width())) {
        painter.drawText(line, static_cast<int>(alignment) | Qt::TextForceLeftToRight, text);
        line.translate(0, metrics.lineSpacing());
    }
}

} // namespace fleetkey::ui
