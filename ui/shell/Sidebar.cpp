#include "ui/shell/Sidebar.h"

#include "ui/shell/AccountBlock.h"
#include "ui/shell/MenuBar.h"
#include "ui/shell/PlaceButton.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QKeySequence>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

/// "Users (Ctrl+1)".
QString withShortcut(const QString &title, const QKeySequence &shortcut) {
    return u"%1 (%2)"_s.arg(title, shortcut.toString(QKeySequence::NativeText));
}

} // namespace

Sidebar::Sidebar(const Theme &theme, QWidget *parent)
    : SidePanel(theme, parent)
    , m_theme(theme)
    , m_account(new AccountBlock(theme, this))
    , m_places(new QVBoxLayout)
    , m_tools(new QVBoxLayout) {
    setFixedWidth(Metrics::sidebarWidth);
    m_places->setSpacing(2);
    m_tools->setSpacing(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::spacing, Metrics::spacingSmall, Metrics::spacing, Metrics::spacing);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_account);
    column->addLayout(m_places);
    column->addStretch(1);
    column->addLayout(m_tools);
}

void Sidebar::addPlace(const QString &id, Icon icon, const QString &title, const QKeySequence &shortcut) {
    auto *button = new PlaceButton(m_theme, icon, title, this);
    button->setToolTip(withShortcut(title, shortcut));
    m_places->addWidget(button);
    m_buttons.insert(id, button);
    // Arrow keys check the neighbour without a click.
    connect(button, &QAbstractButton::toggled, this, [this, id](bool checked) {
        if (checked)
            Q_EMIT placeRequested(id);
    });
}

void Sidebar::addTool(Icon icon, QAction *action) {
    const QString title = MenuBar::withoutMnemonic(action->text());
    auto *button = new SidebarButton(m_theme, icon, title, this);
    button->setToolTip(withShortcut(title, action->shortcut()));
    m_tools->addWidget(button);
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
}

void Sidebar::setCurrentPlace(const QString &id) {
    if (PlaceButton *button = m_buttons.value(id))
        button->setChecked(true);
}

void Sidebar::setAccount(const QString &title, const QString &subtitle) {
    m_account->setAccount(title, subtitle);
}

void Sidebar::setAccountMenu(QMenu *menu) {
    m_account->setMenu(menu);
}

} // namespace fleetkey::ui
