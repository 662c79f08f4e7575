#include "ui/widgets/ButtonRow.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"

namespace fleetkey::ui {

namespace {

int overhang(const QLayoutItem *item) {
    if (item == nullptr)
        return 0;
    const auto *button = qobject_cast<const Button *>(const_cast<QLayoutItem *>(item)->widget());
    return button != nullptr && button->role() == ButtonRole::Plain ? Metrics::spacingSmall : 0;
}

} // namespace

ButtonRow::ButtonRow() {
    setSpacing(Metrics::spacingSmall);
}

void ButtonRow::setGeometry(const QRect &area) {
    const QLayoutItem *first = nullptr;
    const QLayoutItem *last = nullptr;
    for (int at = 0; at < count(); ++at) {
        const QLayoutItem *item = itemAt(at);
        // An invisible widget takes no place; a stretch does.
        if (item->isEmpty() && const_cast<QLayoutItem *>(item)->widget() != nullptr)
            continue;
        if (first == nullptr)
            first = item;
        last = item;
    }
    const bool mirrored = parentWidget() != nullptr && parentWidget()->isRightToLeft();
    const int leading = overhang(first);
    const int trailing = overhang(last);
    QHBoxLayout::setGeometry(
        area.adjusted(mirrored ? -trailing : -leading, 0, mirrored ? leading : trailing, 0));
}

} // namespace fleetkey::ui
