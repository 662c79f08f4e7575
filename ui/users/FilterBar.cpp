#include "ui/users/FilterBar.h"

#include "ui/common/StatusText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/ActivityPopup.h"
#include "ui/users/CreatedPopup.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/TextLabel.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace fleetkey::ui {

FilterBar::FilterBar(const Theme &theme, std::shared_ptr<Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(std::move(clock))
    , m_status(new Chip(theme, tr("Status"), this))
    , m_activity(new Chip(theme, tr("Activity"), this))
    , m_created(new Chip(theme, tr("Created"), this))
    , m_realTime(new Chip(theme, tr("Real-time"), this))
    , m_activityPopup(new ActivityPopup(theme, this))
    , m_createdPopup(new CreatedPopup(theme, this))
    , m_count(new TextLabel(theme, TextRole::Secondary, Ink::Muted, {}, this))
    , m_columns(new Button(theme, ButtonRole::Plain, tr("Columns"), this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingSmall);
    for (Chip *chip : {m_status, m_activity, m_created, m_realTime})
        row->addWidget(chip);
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(m_columns);
    m_columns->setToolTip(tr("Choose the columns"));
    makeStatus();
    makeActivity();
    makeCreated();
    makeRealTime();
    makeActions();
    showFilters();
}

void FilterBar::makeActions() {
    const std::initializer_list<std::pair<Chip *, QString>> filters{{m_status, tr("Filter by status…")},
        {m_activity, tr("Filter by activity…")}, {m_created, tr("Filter by day of creation…")},
        {m_realTime, tr("Filter by real-time…")}};
    for (const auto &[chip, text] : filters) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, chip, &Chip::openPopup);
        m_openFilters.append(action);
    }
}

void FilterBar::makeStatus() {
    auto *menu = new QMenu(m_status);
    auto *group = new QActionGroup(menu);
    for (const bool activeOnly : {false, true}) {
        QAction *action = menu->addAction(activeOnly ? tr("Active only") : tr("All, deactivated too"));
        action->setCheckable(true);
        group->addAction(action);
        connect(menu, &QMenu::aboutToShow, action,
            [this, action, activeOnly] { action->setChecked(m_filters.activeOnly == activeOnly); });
        connect(action, &QAction::triggered, this, [this, activeOnly] {
            UserFilters filters = m_filters;
            filters.activeOnly = activeOnly;
            change(filters);
        });
    }
    m_status->setPopupMenu(menu);
    connect(m_status, &Chip::cleared, this, [this] {
        UserFilters filters = m_filters;
        filters.activeOnly = false;
        change(filters);
    });
}

void FilterBar::makeActivity() {
    m_activity->setPopupWidget(m_activityPopup);
    const auto take = [this](const QList<ActivityStatus> &activities) {
        UserFilters filters = m_filters;
        filters.activities = activities;
        change(filters);
    };
    connect(m_activityPopup, &ActivityPopup::activitiesChanged, this,
        [this, take] { take(m_activityPopup->activities()); });
    connect(m_activity, &Chip::cleared, this, [take] { take({}); });
}

void FilterBar::makeCreated() {
    m_created->setPopupWidget(m_createdPopup);
    const auto take = [this](const CreatedFilter &created) {
        UserFilters filters = m_filters;
        filters.created = created;
        change(filters);
    };
    connect(m_createdPopup, &CreatedPopup::createdChanged, this,
        [this, take] { take(m_createdPopup->created()); });
    connect(m_created, &Chip::cleared, this, [take] { take({}); });
}

void FilterBar::makeRealTime() {
    auto *menu = new QMenu(m_realTime);
    auto *group = new QActionGroup(menu);
    const auto take = [this](std::optional<bool> realTime) {
        UserFilters filters = m_filters;
        filters.realTime = realTime;
        change(filters);
    };
    const std::initializer_list<std::pair<std::optional<bool>, QString>> choices{
        {std::nullopt, tr("On or off")}, {true, tr("On")}, {false, tr("Off")}};
    for (const auto &[value, text] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        group->addAction(action);
        connect(menu, &QMenu::aboutToShow, action,
            [this, action, chosen = value] { action->setChecked(m_filters.realTime == chosen); });
        connect(action, &QAction::triggered, this, [take, chosen = value] { take(chosen); });
    }
    m_realTime->setPopupMenu(menu);
    connect(m_realTime, &Chip::cleared, this, [take] { take(std::nullopt); });
}

void FilterBar::change(const UserFilters &filters) {
    if (filters == m_filters)
        return;
    setFilters(filters);
    Q_EMIT filtersChanged();
}

void FilterBar::setFilters(const UserFilters &filters) {
    m_filters = filters;
    showFilters();
}

void FilterBar::showFilters() {
    m_status->setValue(m_filters.activeOnly ? tr("active only") : QString());
    const QList<ActivityStatus> &activities = m_filters.activities;
    if (activities.size() == 1)
        m_activity->setValue(StatusText::word(activities.constFirst()));
    else
        m_activity->setValue(activities.isEmpty()
                ? QString()
                : tr("%1 of %2", "ticked of all").arg(activities.size()).arg(filterableActivities().size()));
    m_activityPopup->setActivities(activities);
    m_created->setValue(CreatedPopup::words(m_filters.created));
    m_createdPopup->setCreated(m_filters.created, today());
    m_realTime->setValue(!m_filters.realTime ? QString() : *m_filters.realTime ? tr("on") : tr("off"));
    fitCount();
}

void FilterBar::setCounts(std::optional<qint64> users, qint64 selected) {
    if (!users) {
        m_count->clear();
        return;
    }
    const QString all = tr("%Ln user(s)", nullptr, int(std::min<qint64>(*users, INT_MAX)));
    m_count->setText(selected > 1
            ? tr("%1 selected of %2", "a number, 12,408 users").arg(QLocale().toString(selected), all)
            : all);
    fitCount();
}

void FilterBar::fitCount() {
    const int between = Metrics::spacingSmall;
    int needed = m_count->sizeHint().width() + between + m_columns->sizeHint().width();
    for (const Chip *chip : {m_status, m_activity, m_created, m_realTime})
        needed += chip->sizeHint().width() + between;
    m_count->setVisible(needed <= width());
}

void FilterBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fitCount();
}

QString FilterBar::countText() const {
    return m_count->text();
}

QDate FilterBar::today() const {
    return m_clock->now().toLocalTime().date();
}

} // namespace fleetkey::ui
