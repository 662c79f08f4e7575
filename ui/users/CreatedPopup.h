#pragma once

#include "ui/users/PopupPanel.h"
#include "ui/users/UserFilters.h"

class QButtonGroup;
class QDateEdit;

namespace fleetkey::ui {

/// When the users of the list were registered: a span that ends today, or from day to day.
class CreatedPopup final : public PopupPanel {
    Q_OBJECT

public:
    explicit CreatedPopup(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const CreatedFilter &created() const { return m_created; }
    /// `today` is what the date fields start from.
    void setCreated(const CreatedFilter &created, QDate today);

    /// "last 7 days", "12 Mar 2026 – 1 Jun 2026"; empty for any time.
    [[nodiscard]] static QString words(const CreatedFilter &created);

Q_SIGNALS:
    void createdChanged();

private:
    void choose(const CreatedFilter &created);
    QWidget *makeDates(const Theme &theme);

    CreatedFilter m_created;
    QButtonGroup *m_presets;
    QDateEdit *m_from = nullptr;
    QDateEdit *m_to = nullptr;
};

} // namespace fleetkey::ui
