#include "ui/activity/ActivityPlace.h"

#include "ui/activity/ActivityTable.h"
#include "ui/common/ClockTicker.h"
#include "ui/common/ErrorText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QAction>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

ActivityPlace::ActivityPlace(
    const Theme &theme, std::shared_ptr<Clock> clock, ActivityModel::Source entries, QWidget *parent)
    : QWidget(parent)
    , m_model(new ActivityModel(clock, std::move(entries), this))
    , m_table(new ActivityTable(theme, *m_model))
    , m_ticker(new ClockTicker(std::move(clock), std::chrono::seconds(30), this))
    , m_progress(new ThinProgress(theme))
    , m_notice(new Banner(theme))
    , m_empty(new EmptyState(theme, Icon::Activity, {}, {}))
    , m_stack(new QStackedLayout)
    , m_refresh(new QAction(tr("Reload the activity"), this)) {
    m_refresh->setShortcut(QKeySequence::Refresh);
    m_refresh->setEnabled(false);
    addAction(m_refresh);
    build(theme);
    connect(m_refresh, &QAction::triggered, this, &ActivityPlace::refresh);
    connect(m_model, &ActivityModel::stateChanged, this, &ActivityPlace::update);
    connect(m_table, &ActivityTable::userRequested, this, &ActivityPlace::userRequested);
    connect(m_table, &ActivityTable::columnWidthsChanged, this, &ActivityPlace::stateChanged);
    connect(m_ticker, &ClockTicker::tick, m_model, &ActivityModel::updateMoments);
    update();
}

ActivityPlace::~ActivityPlace() = default;

void ActivityPlace::build(const Theme &theme) {
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new TextLabel(theme, TextRole::Heading, Ink::Text, tr("Activity")));
    words->addWidget(new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("What was done with this account on this computer. No secret is kept here.")));
    auto *reload = new IconButton(theme, Icon::Refresh, m_refresh->text(), m_refresh->shortcut());
    connect(reload, &QToolButton::clicked, this, &ActivityPlace::refresh);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
    heading->addLayout(words, 1);
    heading->addWidget(reload, 0, Qt::AlignTop);
    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingLarge, 0);
    notice->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Metrics::spacing, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    column->addLayout(heading);
    column->addLayout(notice);
    column->addWidget(m_progress);
    column->addLayout(m_stack, 1);
    // Only now: a stack that lies in no window shows its first widget as a window of its own.
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
}

QVariantMap ActivityPlace::saveState() const {
    return {{u"columns"_s, m_table->columnWidths()}};
}

void ActivityPlace::restoreState(const QVariantMap &state) {
    const QSignalBlocker quiet(this); // what is being restored need not be saved again
    m_table->setColumnWidths(state.value(u"columns"_s).toList());
}

void ActivityPlace::refresh() {
    if (isVisible())
        m_model->refresh();
}

void ActivityPlace::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    m_refresh->setEnabled(true);
    m_model->updateMoments();
    m_ticker->start();
    refresh();
}

void ActivityPlace::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    m_refresh->setEnabled(false);
    m_ticker->stop();
}

void ActivityPlace::update() {
    m_progress->setActive(m_model->isBusy());
    m_table->setWaiting(!m_model->isRead() && !m_model->failure());
    if (!m_model->failure())
        m_notice->clear();
    else
        showFailure(*m_model->failure());
    const bool empty = m_model->rowCount() == 0 && (m_model->isRead() || m_model->failure());
    if (empty && m_model->failure())
        m_empty->setContent(
            Icon::Activity, tr("Nothing to show"), tr("What you do appears here as soon as it can be read."));
    else if (empty)
        m_empty->setContent(Icon::Activity, tr("Nothing done yet"),
            tr("Signing in, registering users and everything done with tokens is written down here."));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
}

void ActivityPlace::showFailure(const Error &error) {
    const ErrorText words = ErrorText::of(error);
    m_notice->showNotice(Tone::Bad, words.title, words.advice);
    m_notice->setDetails(ErrorText::details(error));
    // Queued: trying again clears the notice, and with it this button.
    connect(m_notice->addButton(tr("Try again")), &QPushButton::clicked, m_model, &ActivityModel::retry,
        Qt::QueuedConnection);
}

} // namespace fleetkey::ui
