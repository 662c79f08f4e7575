#include "ui/widgets/Chip.h"

#include "ui/theme/FocusVisible.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace fleetkey::ui {

namespace {
constexpr int chipHeight = 28;
constexpr int crossWidth = 18;
} // namespace

Chip::Chip(const Theme &theme, const QString &name, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_name(name) {
    setFont(theme.font(TextRole::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    updateText();
    connect(this, &QPushButton::clicked, this, &Chip::openPopup);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setValue(const QString &value) {
    if (m_value == value)
        return;
    m_value = value;
    updateText();
}

QString Chip::value() const {
    return m_value;
}

bool Chip::isSet() const {
    return !m_value.isEmpty();
}

void Chip::setPopupMenu(QMenu *menu) {
    m_menu = menu;
}

void Chip::setPopupWidget(QWidget *popup) {
    m_popup = popup;
}

void Chip::openPopup() {
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_menu) {
        const QPoint corner = mapToGlobal(mirrored ? QPoint(width(), height() + 4) : QPoint(0, height() + 4));
        m_menu->popup(mirrored ? corner - QPoint(m_menu->sizeHint().width(), 0) : corner);
    } else if (m_popup) {
        m_popup->adjustSize();
        const QPoint corner = mapToGlobal(mirrored ? QPoint(width(), height() + 4) : QPoint(0, height() + 4));
        m_popup->move(mirrored ? corner - QPoint(m_popup->width(), 0) : corner);
        m_popup->show();
        m_popup->setFocus(Qt::PopupFocusReason);
    }
}

QSize Chip::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 2 * Metrics::spacing + (isSet() ? crossWidth : 0),
        chipHeight};
}

QSize Chip::minimumSizeHint() const {
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = m_theme.colors();
    const bool marked = isSet() || isDown();
    QColor fill = marked ? colors.accentSoft : colors.surface;
    if (!marked && underMouse() && isEnabled())
        fill = colors.hover;
    const QRectF shape = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(fill);
    const bool focused = focusVisible(*this);
    painter.setPen(QPen(marked || focused ? colors.accent : colors.line, focused ? 2 : 1));
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    QColor ink = isSet() ? colors.accent : colors.text;
    if (!isEnabled())
        ink = colors.faint;
    painter.setPen(ink);
    const QRect words(Metrics::spacing, 0, fontMetrics().horizontalAdvance(text()) + 1, height());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), Qt::AlignCenter, text());
    if (isSet()) {
        const QPixmap cross = m_theme.pixmap(Icon::Close, Ink::Accent, 12, devicePixelRatioF());
        const QRect area = crossArea();
        painter.drawPixmap(area.center().x() - 5, area.center().y() - 5, cross);
    }
}

void Chip::mousePressEvent(QMouseEvent *event) {
    if (isSet() && event->button() == Qt::LeftButton && crossArea().contains(event->position().toPoint())) {
        Q_EMIT cleared();
        return;
    }
    QPushButton::mousePressEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event) {
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isSet())
            Q_EMIT cleared();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        openPopup();
        return;
    default:
        QPushButton::keyPressEvent(event);
    }
}

QRect Chip::crossArea() const {
    const QRect area(
        width() - crossWidth - Metrics::spacingSmall, 0, crossWidth + Metrics::spacingSmall, height());
    return QStyle::visualRect(layoutDirection(), rect(), area);
}

void Chip::updateText() {
    setText(isSet() ? tr("%1: %2", "filter: its value").arg(m_name, m_value) : m_name);
    setAccessibleName(text());
    setAccessibleDescription(isSet() ? tr("Filter. Delete clears it.") : tr("Filter"));
    setToolTip(isSet() ? tr("Clear: click the cross, or press Delete") : QString());
    updateGeometry();
    update();
}

} // namespace fleetkey::ui
