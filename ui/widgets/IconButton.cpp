#include "ui/widgets/IconButton.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

IconButton::IconButton(
    const Theme &theme, Icon icon, const QString &name, const QKeySequence &shortcut, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme) {
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setIconSize({Metrics::iconSize, Metrics::iconSize});
    setFixedSize(Metrics::compactRowHeight, Metrics::compactRowHeight);
    setLineIcon(icon);
    setName(name, shortcut);
}

void IconButton::setLineIcon(Icon icon, Ink ink) {
    setIcon(m_theme.icon(icon, ink));
}

void IconButton::setName(const QString &name, const QKeySequence &shortcut) {
    setAccessibleName(name);
    setToolTip(
        shortcut.isEmpty() ? name : u"%1 (%2)"_s.arg(name, shortcut.toString(QKeySequence::NativeText)));
}

} // namespace fleetkey::ui
