#include "ui/users/ActivityPopup.h"

#include "ui/common/StatusText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserFilters.h"

#include <QCheckBox>
#include <QPainter>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

/// A dot with some air on either side: a box has little between its icon and its word.
constexpr QSize dotArea(Metrics::dotSize + Metrics::spacingTight, Metrics::dotSize);

QIcon dot(const QColor &color, qreal scale) {
    QPixmap pixmap((QSizeF(dotArea) * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRect(Metrics::spacingTight / 2, 0, Metrics::dotSize, Metrics::dotSize));
    return pixmap;
}

} // namespace

ActivityPopup::ActivityPopup(const Theme &theme, QWidget *parent)
    : PopupPanel(theme, tr("Activity"), parent)
    , m_theme(theme) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::spacing, Metrics::spacing, Metrics::spacing, Metrics::spacing);
    column->setSpacing(Metrics::spacingSmall);
    for (const ActivityStatus activity : filterableActivities()) {
        auto *box = new QCheckBox(StatusText::word(activity), this);
        box->setIconSize(dotArea);
        column->addWidget(box);
        m_boxes.insert(activity, box);
        // Not `clicked`: assistive programs toggle a box without a click.
        connect(box, &QCheckBox::toggled, this, &ActivityPopup::activitiesChanged);
    }
    connect(&theme, &Theme::changed, this, &ActivityPopup::tintDots);
    tintDots();
}

QList<ActivityStatus> ActivityPopup::activities() const {
    QList<ActivityStatus> ticked;
    for (const ActivityStatus activity : filterableActivities()) {
        if (m_boxes.value(activity)->isChecked())
            ticked.append(activity);
    }
    return ticked.size() == m_boxes.size() ? QList<ActivityStatus>() : ticked;
}

void ActivityPopup::setActivities(const QList<ActivityStatus> &activities) {
    const QSignalBlocker quiet(this);
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box)
        box.value()->setChecked(activities.contains(box.key()));
}

void ActivityPopup::tintDots() {
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box)
        box.value()->setIcon(dot(m_theme.tone(StatusText::tone(box.key())), devicePixelRatioF()));
}

} // namespace fleetkey::ui
