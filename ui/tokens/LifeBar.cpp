#include "ui/tokens/LifeBar.h"

#include "ui/common/DateText.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace fleetkey::ui {

namespace {

constexpr int thickness = 6;
constexpr int markWidth = 2;
constexpr int markHeight = 10;

} // namespace

LifeBar::LifeBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Life of the access token"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LifeBar::setLife(const QDateTime &issued, const QDateTime &expires) {
    if (m_issued == issued && m_expires == expires)
        return;
    m_issued = issued;
    m_expires = expires;
    update();
}

void LifeBar::setNow(const QDateTime &now) {
    const int before = markedPixel();
    m_now = now;
    const qint64 left = now.secsTo(m_expires);
    const QString words = left > 0 ? tr("%1 left").arg(DateText::span(std::chrono::seconds(left)))
                                   : tr("over since %1").arg(DateText::span(std::chrono::seconds(-left)));
    if (words != accessibleDescription()) {
        setAccessibleDescription(words);
        setToolTip(words);
    }
    if (markedPixel() != before)
        update();
}

void LifeBar::setTone(Tone tone) {
    if (m_tone == tone)
        return;
    m_tone = tone;
    update();
}

int LifeBar::markedPixel() const {
    return static_cast<int>(passed() * width() * devicePixelRatioF());
}

std::chrono::seconds LifeBar::untilItMoves() const {
    const qint64 life = m_issued.secsTo(m_expires);
    const double pixels = width() * devicePixelRatioF();
    return std::chrono::seconds(pixels < 1 ? life : static_cast<qint64>(static_cast<double>(life) / pixels));
}

double LifeBar::passed() const {
    const qint64 life = m_issued.msecsTo(m_expires);
    if (life <= 0)
        return m_now < m_expires ? 0.0 : 1.0;
    return std::clamp(static_cast<double>(m_issued.msecsTo(m_now)) / static_cast<double>(life), 0.0, 1.0);
}

QSize LifeBar::sizeHint() const {
    return {120, markHeight};
}

void LifeBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const QRectF track(0, (height() - thickness) / 2.0, width(), thickness);
    const double radius = thickness / 2.0;
    painter.setBrush(m_theme.colors().skeleton);
    painter.drawRoundedRect(track, radius, radius);
    const double share = passed();
    QRectF spent = track;
    spent.setWidth(std::max<double>(thickness, track.width() * share));
    painter.setBrush(m_theme.tone(m_tone));
    painter.drawRoundedRect(spent, radius, radius);
    if (share >= 1.0)
        return;
    const QRectF mark(std::clamp(spent.right() - markWidth / 2.0, 0.0, track.width() - markWidth),
        (height() - markHeight) / 2.0, markWidth, markHeight);
    painter.setBrush(m_theme.ink(Ink::Text));
    painter.drawRoundedRect(mark, 1, 1);
}

} // namespace fleetkey::ui
