#include "ui/widgets/ThinProgress.h"

#include "ui/theme/Theme.h"

#include <QEasingCurve>
#include <QPainter>
#include <QVariantAnimation>

namespace fleetkey::ui {

ThinProgress::ThinProgress(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_run(new QVariantAnimation(this)) {
    setFixedHeight(2);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
    m_run->setStartValue(0.0);
    m_run->setEndValue(1.0);
    m_run->setDuration(1300);
    m_run->setEasingCurve(QEasingCurve::InOutSine);
    m_run->setLoopCount(-1);
    connect(m_run, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
}

bool ThinProgress::isActive() const {
    return m_active;
}

void ThinProgress::setActive(bool active) {
    if (m_active == active)
        return;
    m_active = active;
    setAccessibleDescription(active ? tr("Loading") : QString());
    updateAnimation();
    update();
}

void ThinProgress::paintEvent(QPaintEvent *) {
    if (!m_active)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().accentSoft);
    const double length = width() * 0.3;
    const double start = m_run->currentValue().toDouble() * (width() + length) - length;
    const double x = layoutDirection() == Qt::RightToLeft ? width() - start - length : start;
    painter.fillRect(QRectF(x, 0, length, height()), m_theme.colors().accent);
}

void ThinProgress::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    updateAnimation();
}

void ThinProgress::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    updateAnimation();
}

void ThinProgress::updateAnimation() {
    // An animation nobody sees would keep the processor awake.
    if (m_active && isVisible())
        m_run->start();
    else
        m_run->stop();
}

} // namespace fleetkey::ui
