#pragma once

#include "core/base/Clock.h"
#include "ui/users/UserFilters.h"

#include <QWidget>

#include <memory>

namespace fleetkey::ui {

class ActivityPopup;
class Button;
class Chip;
class CreatedPopup;
class TextLabel;
class Theme;

/// The row of chips above the table, how many users match, and the way to the columns.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    /// The clock says which day is today.
    FilterBar(const Theme &theme, std::shared_ptr<Clock> clock, QWidget *parent = nullptr);

    /// The instance is chosen elsewhere and passed through.
    [[nodiscard]] const UserFilters &filters() const { return m_filters; }
    /// Shows these; tells nobody.
    void setFilters(const UserFilters &filters);

    /// Nothing: not known yet. `selected` is told from two on.
    void setCounts(std::optional<qint64> users, qint64 selected);
    [[nodiscard]] QString countText() const;
    /// What its chips open, for menus and the command palette. They belong to the bar.
    [[nodiscard]] const QList<QAction *> &filterActions() const { return m_openFilters; }
    [[nodiscard]] Button *columnsButton() const { return m_columns; }
    [[nodiscard]] Chip *statusChip() const { return m_status; }
    [[nodiscard]] Chip *activityChip() const { return m_activity; }
    [[nodiscard]] Chip *createdChip() const { return m_created; }
    [[nodiscard]] Chip *realTimeChip() const { return m_realTime; }

Q_SIGNALS:
    void filtersChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    /// Where all does not fit, the number goes: the strip at the bottom of the window says it, too.
    void fitCount();
    void makeStatus();
    void makeActivity();
    void makeCreated();
    void makeRealTime();
    void change(const UserFilters &filters);
    void showFilters();
    [[nodiscard]] QDate today() const;

    const Theme &m_theme;
    std::shared_ptr<Clock> m_clock;
    UserFilters m_filters;
    Chip *m_status;
    Chip *m_activity;
    Chip *m_created;
    Chip *m_realTime;
    ActivityPopup *m_activityPopup;
    CreatedPopup *m_createdPopup;
    QList<QAction *> m_openFilters;
    TextLabel *m_count;
    Button *m_columns;
};

} // namespace fleetkey::ui
