#include "ui/shell/AccountBlock.h"

#include "ui/theme/FocusVisible.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/PopUpBelow.h"

#include <QMenu>
#include <QPainter>
#include <QStyle>

namespace fleetkey::ui {

namespace {
constexpr int blockHeight = 46;
constexpr int padding = 8;
} // namespace

AccountBlock::AccountBlock(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Account"));
    connect(this, &QAbstractButton::clicked, this, &AccountBlock::openMenu);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void AccountBlock::setAccount(const QString &title, const QString &subtitle) {
    setText(title);
    m_subtitle = subtitle;
    setAccessibleName(tr("Account: %1").arg(title));
    setAccessibleDescription(subtitle);
    setToolTip(subtitle.isEmpty() ? title : tr("%1\n%2", "account, its environment").arg(title, subtitle));
    update();
}

void AccountBlock::setMenu(QMenu *menu) {
    m_menu = menu;
}

QSize AccountBlock::sizeHint() const {
    return {Metrics::sidebarWidth, blockHeight};
}

void AccountBlock::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = m_theme.colors();
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.hover);
        painter.drawRoundedRect(box, Metrics::radius, Metrics::radius);
    }
    if (focusVisible(*this)) {
        painter.setPen(QPen(colors.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radius, Metrics::radius);
    }
    const int side = Metrics::smallIconSize;
    const QRect arrow(width() - side - padding, (height() - side) / 2, side, side);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), arrow),
        m_theme.pixmap(Icon::ChevronDown, Ink::Muted, side, devicePixelRatioF()));
    const auto edge = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute;
    const auto line = [&](int top, int bottom, TextRole role, const QColor &color, const QString &words) {
        const QRect area = QStyle::visualRect(
            layoutDirection(), rect(), QRect(padding, top, width() - side - 3 * padding, bottom - top));
        const QFont font = m_theme.font(role);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(area, static_cast<int>(edge | Qt::AlignVCenter),
            QFontMetrics(font).elidedText(words, Qt::ElideRight, area.width()));
    };
    const int middle = height() / 2 + 1;
    if (m_subtitle.isEmpty()) {
        line(0, height(), TextRole::BodyStrong, colors.text, text());
        return;
    }
    line(5, middle, TextRole::BodyStrong, colors.text, text());
    line(middle, height() - 5, TextRole::Secondary, colors.muted, m_subtitle);
}

void AccountBlock::openMenu() {
    if (m_menu != nullptr)
        popUpBelow(*this, *m_menu, 2);
}

} // namespace fleetkey::ui
