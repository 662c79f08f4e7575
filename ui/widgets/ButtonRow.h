#pragma once

#include <QHBoxLayout>

namespace fleetkey::ui {

/// A row of buttons and words whose plain buttons stand, with their words, in line with what is above and
/// below them: such a button's padding reaches over the edge. Only where the parent has a margin for it.
class ButtonRow final : public QHBoxLayout {
public:
    ButtonRow();

    void setGeometry(const QRect &area) override;
};

} // namespace fleetkey::ui
