#pragma once

#include "core/platform/User.h"
#include "ui/users/PopupPanel.h"

#include <QHash>

class QCheckBox;

namespace fleetkey::ui {

/// Which states of activity the list is filtered by.
class ActivityPopup final : public PopupPanel {
    Q_OBJECT

public:
    explicit ActivityPopup(const Theme &theme, QWidget *parent = nullptr);

    /// Empty, or all ticked: no filter.
    [[nodiscard]] QList<ActivityStatus> activities() const;
    void setActivities(const QList<ActivityStatus> &activities);

Q_SIGNALS:
    void activitiesChanged();

private:
    void tintDots();

    const Theme &m_theme;
    QHash<ActivityStatus, QCheckBox *> m_boxes;
};

} // namespace fleetkey::ui
