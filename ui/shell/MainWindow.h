#pragma once

#include "ui/shell/StatusFacts.h"
#include "ui/theme/Icon.h"

#include <QHash>
#include <QMainWindow>

#include <functional>
#include <memory>

class QAbstractItemModel;
class QStackedWidget;
class QVBoxLayout;

namespace fleetkey::ui {

class Banner;
class CommandPalette;
class LogWindow;
class MenuBar;
class Sidebar;
class StatusStrip;
class Theme;
class UiState;
enum class MenuId;

/// The frame around the places: sidebar, notices, the current place, status strip, menus. Knows no
/// service: it is told what to show and says what a person asked for.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Theme &theme, std::shared_ptr<UiState> state, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Adds a place to the sidebar, the View menu and the palette, with Ctrl and its number as shortcut.
    /// The first becomes the current one. Takes the widget over.
    void addPlace(const QString &id, Icon icon, const QString &title, QWidget *place);
    void showPlace(const QString &id);
    [[nodiscard]] QString currentPlace() const;

    /// Puts actions that belong together into a menu, parted from those above them, and with that into the
    /// palette and the list of shortcuts. The actions stay their creator's.
    void addGroup(MenuId menu, const QList<QAction *> &actions);
    /// Puts it at the bottom of the sidebar, too.
    void addSidebarAction(Icon icon, QAction *action);

    /// The block on top of the sidebar: "Acme Logistics", "Production · all apps".
    void setAccount(const QString &title, const QString &subtitle);
    void setStatus(const StatusFacts &facts);
    /// The notice of this key above the places, hidden until it is told what to say. Its first use makes it.
    Banner *banner(const QString &key);
    /// The redacted calls for Help → Log; must outlive the window.
    void setLogModel(QAbstractItemModel *calls);

    /// Asked before the window closes; it stays open on false. Whoever is asked may put a question to the
    /// person and close the window later.
    void setCloseGuard(std::function<bool()> mayClose);

    /// Paints the window once before it is shown. Its memory, the sizes of its parts, its glyphs and its
    /// icons are there then when it is wanted at once.
    void rehearse();

    /// Geometry and place of the account whose state is current; call when the account is known.
    void restoreState();
    using QMainWindow::restoreState;

Q_SIGNALS:
    void placeChanged(const QString &id);
    void signOutRequested();
    /// Sign in with another account, keeping this one's session.
    void otherAccountRequested();
    /// Nobody will sit here for a while.
    void lockRequested();
    void settingsRequested();
    /// Closed by the person.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildContent();
    void buildMenus();
    void buildThemeMenu();
    void openPalette();
    void openShortcuts();
    void openLog();
    void openAbout();

    Theme &m_theme;
    std::shared_ptr<UiState> m_state;
    MenuBar *m_menus;
    Sidebar *m_sidebar;
    StatusStrip *m_status;
    QStackedWidget *m_places;
    QVBoxLayout *m_banners;
    QHash<QString, QWidget *> m_placeWidgets;
    QString m_currentPlace;
    QHash<QString, Banner *> m_bannersByKey;
    QList<QAction *> m_everywhere; ///< what works in the other windows, too
    QAction *m_afterPlaces = nullptr; ///< in the View menu, the places stand before it
    CommandPalette *m_palette = nullptr;
    LogWindow *m_log = nullptr;
    QAbstractItemModel *m_calls = nullptr;
    std::function<bool()> m_mayClose;
    bool m_restored = false; ///< until then, what is shown is nobody's choice
};

} // namespace fleetkey::ui
