#pragma once

#include "ui/theme/Icon.h"
#include "ui/widgets/SidePanel.h"

#include <QHash>

class QAction;
class QMenu;
class QVBoxLayout;

namespace fleetkey::ui {

class AccountBlock;
class PlaceButton;

/// The account on top, the places under it, and at the bottom what belongs to no place.
class Sidebar : public SidePanel {
    Q_OBJECT
public:
    explicit Sidebar(const Theme &theme, QWidget *parent = nullptr);

    void addPlace(const QString &id, Icon icon, const QString &title, const QKeySequence &shortcut);
    void setCurrentPlace(const QString &id);
    /// The action stays its creator's.
    void addTool(Icon icon, QAction *action);
    void setAccount(const QString &title, const QString &subtitle);
    void setAccountMenu(QMenu *menu);

Q_SIGNALS:
    void placeRequested(const QString &id);

private:
    const Theme &m_theme;
    AccountBlock *m_account;
    QVBoxLayout *m_places;
    QVBoxLayout *m_tools;
    QHash<QString, PlaceButton *> m_buttons;
};

} // namespace fleetkey::ui
