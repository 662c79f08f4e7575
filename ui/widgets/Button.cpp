#include "ui/widgets/Button.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Spinner.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>
#include <QVariantAnimation>

namespace fleetkey::ui {

Button::Button(const Theme &theme, ButtonRole role, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_theme(theme) {
    // Return presses the focused button, as it does in a browser, not only Space.
    setAutoDefault(true);
    setIconSize({Metrics::smallIconSize, Metrics::smallIconSize});
    setRole(role);
}

ButtonRole Button::role() const {
    return buttonRole(*this);
}

void Button::setRole(ButtonRole role) {
    setButtonRole(*this, role);
    setFont(m_theme.font(role == ButtonRole::Primary ? TextRole::BodyStrong : TextRole::Body));
    if (m_icon)
        setIcon(m_theme.icon(*m_icon, ink()));
    updateGeometry();
}

void Button::setLineIcon(Icon icon) {
    m_icon = icon;
    setIcon(m_theme.icon(icon, ink()));
}

bool Button::isBusy() const {
    return m_busy;
}

void Button::setBusy(bool busy) {
    if (m_busy == busy)
        return;
    m_busy = busy;
    updateAnimation();
    update();
}

Ink Button::ink() const {
    switch (role()) {
    case ButtonRole::Primary:
        return Ink::OnAccent;
    case ButtonRole::Plain:
    case ButtonRole::Fold:
        return Ink::Accent;
    case ButtonRole::Danger:
        return Ink::Bad;
    case ButtonRole::Outlined:
        break;
    }
    return Ink::Text;
}

void Button::paintEvent(QPaintEvent *event) {
    if (!m_busy) {
        QPushButton::paintEvent(event);
        return;
    }
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.icon = {};
    const int side = Metrics::smallIconSize;
    const int textWidth = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    // Spinner and text where icon and text would be, or over the text where there is no room for both.
    const bool both = textWidth + side + Metrics::spacingSmall <= width() - 2 * Metrics::spacingSmall;
    const int total = both ? textWidth + side + Metrics::spacingSmall : side;
    QRect spinner((width() - total) / 2, (height() - side) / 2, side, side);
    spinner = QStyle::visualRect(layoutDirection(), rect(), spinner);
    Spinner::paint(
        painter, spinner, m_theme.ink(ink()), m_spinner != nullptr ? m_spinner->currentValue().toInt() : 0);
    if (both) {
        QRect words((width() - total) / 2 + side + Metrics::spacingSmall, 0, textWidth + 1, height());
        option.rect = QStyle::visualRect(layoutDirection(), rect(), words);
        style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter, this);
    }
}

bool Button::hitButton(const QPoint &position) const {
    return !m_busy && QPushButton::hitButton(position);
}

void Button::keyPressEvent(QKeyEvent *event) {
    if (m_busy
        && (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return
            || event->key() == Qt::Key_Enter)) {
        event->accept();
        return;
    }
    QPushButton::keyPressEvent(event);
}

// A press that made it busy is held on, wherever the pointer goes, and ends without a click.
void Button::mouseMoveEvent(QMouseEvent *event) {
    if (!m_busy)
        QPushButton::mouseMoveEvent(event);
}

void Button::mouseReleaseEvent(QMouseEvent *event) {
    if (m_busy && isDown() && event->button() == Qt::LeftButton) {
        setDown(false);
        Q_EMIT released();
        return;
    }
    QPushButton::mouseReleaseEvent(event);
}

void Button::hideEvent(QHideEvent *event) {
    QPushButton::hideEvent(event);
    updateAnimation();
}

void Button::showEvent(QShowEvent *event) {
    QPushButton::showEvent(event);
    updateAnimation();
}

void Button::updateAnimation() {
    if (!m_busy || !isVisible()) {
        delete m_spinner;
        m_spinner = nullptr;
        return;
    }
    if (m_spinner != nullptr)
        return;
    m_spinner = Spinner::makeAnimation(this);
    connect(m_spinner, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    m_spinner->start();
}

} // namespace fleetkey::ui
