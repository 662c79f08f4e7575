#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSet>
#include <QStringList>
#include <QWidget>

namespace fleetkey::test {

/// What a screen reader would call this control: its own name, or that of its label.
inline QString spokenName(QWidget *control) {
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(control);
    const auto labels = interface->relations(QAccessible::Label);
    if (!labels.isEmpty())
        return labels.first().first->text(QAccessible::Name);
    // A combo box answers with its current text, which names nothing.
    return qobject_cast<QComboBox *>(control) != nullptr ? QString() : interface->text(QAccessible::Name);
}

/// The visible controls under `root` that nobody can call by a name, by class.
inline QStringList namelessControls(const QWidget &root) {
    QStringList nameless;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool control = qobject_cast<QAbstractButton *>(widget) != nullptr
            || qobject_cast<QLineEdit *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr
            || qobject_cast<QAbstractItemView *>(widget) != nullptr;
        // A header is read as part of its table.
        if (qobject_cast<QHeaderView *>(widget) != nullptr)
            continue;
        if (control && widget->isVisibleTo(&root) && spokenName(widget).isEmpty())
            nameless += QString::fromLatin1(widget->metaObject()->className());
    }
    return nameless;
}

/// The names of what Tab visits from `first` on, once round.
inline QStringList tabOrder(QWidget *first) {
    QStringList names;
    QSet<const QWidget *> seen;
    for (QWidget *widget = first; !seen.contains(widget); widget = widget->nextInFocusChain()) {
        seen.insert(widget);
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->focusProxy() == nullptr && widget->isEnabled()
            && widget->isVisibleTo(first->window()))
            names += spokenName(widget);
    }
    return names;
}

} // namespace fleetkey::test
