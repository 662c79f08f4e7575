#pragma once

#include <QWidget>

namespace fleetkey::test {

/// The button, label or box under `root` that says this, shown or not; null where there is none.
template <typename Widget> Widget *called(const QWidget &root, const QString &text) {
    for (Widget *widget : root.findChildren<Widget *>()) {
        if (widget->text() == text)
            return widget;
    }
    return nullptr;
}

} // namespace fleetkey::test
