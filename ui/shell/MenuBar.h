#pragma once

#include <QList>
#include <QMenuBar>

#include <array>

namespace fleetkey::ui {

/// Where an action belongs.
enum class MenuId { Console, Edit, User, Tokens, View, Help };

/// The menus of the main window; also the one list of everything that can be done.
class MenuBar : public QMenuBar {
    Q_OBJECT
public:
    explicit MenuBar(QWidget *parent = nullptr);

    [[nodiscard]] QMenu *menu(MenuId id) const;
    /// A menu is shown once it has something in it.
    void add(MenuId id, QAction *action);
    QAction *addSeparator(MenuId id);
    /// Actions that belong together, parted from those above them.
    void addGroup(MenuId id, const QList<QAction *> &actions);
    /// What the submenu holds counts among the actions of its menu.
    void addSubmenu(MenuId id, QMenu *submenu);

    struct Group {
        QString title; ///< without mnemonic
        QList<QAction *> actions;
    };
    /// All actions, menu by menu, submenus flattened.
    [[nodiscard]] QList<Group> groups() const;

    /// "&Sign out…" as "Sign out…".
    [[nodiscard]] static QString withoutMnemonic(const QString &text);

private:
    std::array<QMenu *, 6> m_menus{};
};

} // namespace fleetkey::ui
