#include "ui/widgets/IdentifierLabel.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/IconButton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

namespace fleetkey::ui {

namespace {
constexpr int confirmationMilliseconds = 1500;
constexpr int headCharacters = 8;
constexpr int tailCharacters = 4;
} // namespace

IdentifierLabel::IdentifierLabel(const Theme &theme, const QString &name, TextRole role, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(name)
    , m_role(role)
    , m_copy(new IconButton(theme, Icon::Copy, tr("Copy %1").arg(name), {}, this))
    , m_done(new QTimer(this)) {
    setFont(theme.font(role));
    m_copy->setIconSize({Metrics::smallIconSize, Metrics::smallIconSize});
    m_done->setSingleShot(true);
    m_done->setInterval(confirmationMilliseconds);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_copy);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_copy, &QToolButton::clicked, this, &IdentifierLabel::copy);
    connect(m_done, &QTimer::timeout, this, [this] {
        m_copy->setLineIcon(Icon::Copy);
        m_copy->setName(tr("Copy %1").arg(m_name));
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IdentifierLabel::setIdentifier(const QString &identifier) {
    m_identifier = identifier;
    setToolTip(identifier);
    setAccessibleName(tr("%1 %2", "name of an identifier, the identifier").arg(m_name, identifier));
    m_copy->setEnabled(!identifier.isEmpty());
    updateGeometry();
    update();
}

QString IdentifierLabel::identifier() const {
    return m_identifier;
}

void IdentifierLabel::copy() {
    if (m_identifier.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(m_identifier);
    m_copy->setLineIcon(Icon::Check, Ink::Good);
    m_copy->setName(tr("%1 copied").arg(m_name));
    m_done->start();
    Q_EMIT copied();
}

QSize IdentifierLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_identifier) + Metrics::spacingTight + m_copy->width() + 2,
        m_copy->height()};
}

QString IdentifierLabel::elided(const QString &identifier, const QFontMetrics &metrics, int width) {
    if (metrics.horizontalAdvance(identifier) <= width)
        return identifier;
    // Beginning and end are what people compare.
    const QString shortened
        = identifier.left(headCharacters) + QChar(0x2026) + identifier.right(tailCharacters);
    if (identifier.size() > headCharacters + tailCharacters + 1
        && metrics.horizontalAdvance(shortened) <= width)
        return shortened;
    return metrics.elidedText(identifier, Qt::ElideMiddle, width);
}

QString IdentifierLabel::elided(int width) const {
    return m_role == TextRole::Identifier ? elided(m_identifier, fontMetrics(), width)
                                          : fontMetrics().elidedText(m_identifier, Qt::ElideMiddle, width);
}

void IdentifierLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(m_theme.ink(isEnabled() ? Ink::Text : Ink::Faint));
    const int room = width() - m_copy->width() - Metrics::spacingTight;
    const QRect area = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, room, height()));
    // An identifier reads from left to right in every script.
    painter.setLayoutDirection(Qt::LeftToRight);
    const auto edge = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(area, static_cast<int>(edge | Qt::AlignVCenter), elided(room));
}

} // namespace fleetkey::ui
