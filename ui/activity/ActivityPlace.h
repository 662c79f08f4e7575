#pragma once

#include "core/base/Clock.h"
#include "core/platform/Identifiers.h"
#include "ui/activity/ActivityModel.h"

#include <QVariantMap>
#include <QWidget>

#include <memory>

class QStackedLayout;

namespace fleetkey::ui {

class ActivityTable;
class Banner;
class ClockTicker;
class EmptyState;
class Theme;
class ThinProgress;

/// The place "Activity": what this person did with this console: when, what, to whom, with what result.
class ActivityPlace final : public QWidget {
    Q_OBJECT

public:
    /// `entries` gives the entries before an id (0: from the newest on), newest first, at most `limit`. Reads
    /// nothing before it is shown.
    ActivityPlace(const Theme &theme, std::shared_ptr<Clock> clock, ActivityModel::Source entries,
        QWidget *parent = nullptr);
    ~ActivityPlace() override;

    /// Something happened, so there are newer entries: reads them, if the place is shown; else when it is.
    void refresh();

    /// For menus and the command palette; enabled while the place is shown.
    [[nodiscard]] QAction *refreshAction() const { return m_refresh; }

    /// The widths of the columns, for the settings of the account.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap &state);

    [[nodiscard]] ActivityTable &table() const { return *m_table; }

Q_SIGNALS:
    /// Enter or a double click on an entry about a user.
    void userRequested(const fleetkey::DeviceToken &user);
    /// What `saveState` gives is different now.
    void stateChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build(const Theme &theme);
    void update();
    void showFailure(const Error &error);

    ActivityModel *m_model;
    ActivityTable *m_table;
    ClockTicker *m_ticker;
    ThinProgress *m_progress;
    Banner *m_notice;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QAction *m_refresh = nullptr;
};

} // namespace fleetkey::ui
