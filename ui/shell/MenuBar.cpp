#include "ui/shell/MenuBar.h"

#include <QMenu>

namespace fleetkey::ui {

MenuBar::MenuBar(QWidget *parent)
    : QMenuBar(parent) {
    setNativeMenuBar(false); // the lock could not cover one of the desktop's
    const std::array<QString, 6> titles{
        tr("&Fleetkey"), tr("&Edit"), tr("&User"), tr("&Tokens"), tr("&View"), tr("&Help")};
    for (std::size_t index = 0; index < titles.size(); ++index) {
        m_menus.at(index) = addMenu(titles.at(index));
        m_menus.at(index)->menuAction()->setVisible(false);
    }
}

QMenu *MenuBar::menu(MenuId id) const {
    return m_menus.at(static_cast<std::size_t>(id));
}

void MenuBar::add(MenuId id, QAction *action) {
    menu(id)->addAction(action);
    menu(id)->menuAction()->setVisible(true);
}

QAction *MenuBar::addSeparator(MenuId id) {
    return menu(id)->addSeparator();
}

void MenuBar::addGroup(MenuId id, const QList<QAction *> &actions) {
    if (!menu(id)->isEmpty())
        addSeparator(id);
    for (QAction *action : actions)
        add(id, action);
}

void MenuBar::addSubmenu(MenuId id, QMenu *submenu) {
    menu(id)->addMenu(submenu);
    menu(id)->menuAction()->setVisible(true);
}

QList<MenuBar::Group> MenuBar::groups() const {
    QList<Group> groups;
    for (const QMenu *menu : m_menus) {
        Group group{withoutMnemonic(menu->title()), {}};
        for (QAction *action : menu->actions()) {
            if (action->menu() != nullptr)
                group.actions += action->menu()->actions();
            else if (!action->isSeparator())
                group.actions += action;
        }
        if (!group.actions.isEmpty())
            groups += group;
    }
    return groups;
}

QString MenuBar::withoutMnemonic(const QString &text) {
    QString plain;
    for (qsizetype index = 0; index < text.size(); ++index) {
        // Two ampersands are one that is meant.
        if (text.at(index) == u'&' && ++index == text.size())
            break;
        plain += text.at(index);
    }
    return plain;
}

} // namespace fleetkey::ui
