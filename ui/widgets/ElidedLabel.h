#pragma once

#include "ui/widgets/TextLabel.h"

namespace fleetkey::ui {

/// A single line that gives way: where it does not fit, it ends in "…", and its tooltip has the whole.
class ElidedLabel : public TextLabel {
    Q_OBJECT
public:
    ElidedLabel(const Theme &theme, TextRole role, Ink ink, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace fleetkey::ui
