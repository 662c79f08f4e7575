#include "ui/shell/MainWindow.h"

#include "ui/shell/AboutDialog.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/LogWindow.h"
#include "ui/shell/MenuBar.h"
#include "ui/shell/ShortcutInDialogs.h"
#include "ui/shell/ShortcutList.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/UiState.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/BringToFront.h"
#include "ui/widgets/CellPainter.h"

#include <QAction>
#include <QActionGroup>
#include <QBackingStore>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize initialSize{1440, 860};
constexpr QSize smallestSize{720, 520}; // sidebar and filters beside one another, none cut off
constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto placeKey = "window/place"_L1;

} // namespace

MainWindow::MainWindow(Theme &theme, std::shared_ptr<UiState> state, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_state(std::move(state))
    , m_menus(new MenuBar(this))
    , m_sidebar(new Sidebar(theme, this))
    , m_status(new StatusStrip(theme, this))
    , m_places(new QStackedWidget(this))
    , m_banners(new QVBoxLayout) {
    setWindowTitle(u"Fleetkey"_s);
    setMinimumSize(smallestSize);
    resize(initialSize);
    setMenuBar(m_menus);
    setCentralWidget(buildContent());
    buildMenus();
    connect(m_sidebar, &Sidebar::placeRequested, this, &MainWindow::showPlace);
}

MainWindow::~MainWindow() = default;

QWidget *MainWindow::buildContent() {
    m_banners->setSpacing(Metrics::spacingSmall);
    m_banners->setContentsMargins(0, 0, 0, 0);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(0);
    middle->addLayout(m_banners);
    middle->addWidget(m_places, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(middle, 1);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    return content;
}

void MainWindow::buildMenus() {
    const auto action = [this](MenuId menu, const QString &text, const QKeySequence &shortcut, auto handler) {
        auto *made = new QAction(text, this);
        made->setShortcut(shortcut);
        connect(made, &QAction::triggered, this, handler);
        m_menus->add(menu, made);
        return made;
    };
    auto *account = new QMenu(this);
    account->addAction(action(
        MenuId::Console, tr("Sign in with another &account…"), {}, &MainWindow::otherAccountRequested));
    account->addAction(action(MenuId::Console, tr("&Sign out"), {}, &MainWindow::signOutRequested));
    m_sidebar->setAccountMenu(account);
    m_menus->addSeparator(MenuId::Console);
    auto *lock = action(
        MenuId::Console, tr("&Lock"), QKeySequence(Qt::CTRL | Qt::Key_L), &MainWindow::lockRequested);
    // Whoever leaves does not look for the right window, nor answers a question first.
    lock->setShortcutContext(Qt::ApplicationShortcut);
    new ShortcutInDialogs(lock, *this);
    action(MenuId::Console, tr("Se&ttings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
        &MainWindow::settingsRequested);
    m_menus->addSeparator(MenuId::Console);
    m_everywhere.append(
        action(MenuId::Console, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), &MainWindow::close));
    buildThemeMenu();
    m_everywhere.append(
        action(MenuId::Help, tr("&Commands…"), QKeySequence(Qt::CTRL | Qt::Key_K), &MainWindow::openPalette));
    m_everywhere.append(
        action(MenuId::Help, tr("&Shortcuts"), QKeySequence(Qt::Key_F1), &MainWindow::openShortcuts));
    action(MenuId::Help, tr("&Log"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), &MainWindow::openLog);
    m_menus->addSeparator(MenuId::Help);
    action(MenuId::Help, tr("&About Fleetkey"), {}, &MainWindow::openAbout);
}

void MainWindow::buildThemeMenu() {
    auto *menu = new QMenu(tr("&Theme"), this);
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, ThemeMode mode) {
        QAction *action = group->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_theme.mode() == mode);
        menu->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] {
            m_theme.setMode(mode);
            m_state->setThemeMode(mode);
        });
    };
    add(tr("Follow the &system"), ThemeMode::System);
    add(tr("&Light theme"), ThemeMode::Light);
    add(tr("&Dark theme"), ThemeMode::Dark);
    m_afterPlaces = m_menus->addSeparator(MenuId::View);
    m_menus->addSubmenu(MenuId::View, menu);
}

void MainWindow::addPlace(const QString &id, Icon icon, const QString &title, QWidget *place) {
    const auto number = static_cast<int>(m_placeWidgets.size()) + 1;
    const QKeySequence shortcut(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number));
    m_placeWidgets.insert(id, place);
    m_places->addWidget(place);
    m_sidebar->addPlace(id, icon, title, shortcut);
    auto *action = new QAction(title, this);
    action->setIcon(m_theme.icon(icon));
    action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, [this, id, place] {
        showPlace(id);
        place->setFocus(Qt::ShortcutFocusReason);
    });
    m_menus->menu(MenuId::View)->insertAction(m_afterPlaces, action);
    if (number == 1)
        m_sidebar->setCurrentPlace(id);
}

void MainWindow::showPlace(const QString &id) {
    QWidget *place = m_placeWidgets.value(id);
    if (place == nullptr)
        return;
    m_sidebar->setCurrentPlace(id);
    if (m_places->currentWidget() == place && !m_currentPlace.isEmpty())
        return;
    m_currentPlace = id;
    m_places->setCurrentWidget(place);
    if (m_restored)
        m_state->setValue(placeKey, id);
    Q_EMIT placeChanged(id);
}

QString MainWindow::currentPlace() const {
    return m_currentPlace;
}

void MainWindow::addGroup(MenuId menu, const QList<QAction *> &actions) {
    m_menus->addGroup(menu, actions);
}

void MainWindow::addSidebarAction(Icon icon, QAction *action) {
    m_sidebar->addTool(icon, action);
}

void MainWindow::setAccount(const QString &title, const QString &subtitle) {
    m_sidebar->setAccount(title, subtitle);
    setWindowTitle(title.isEmpty() ? u"Fleetkey"_s : tr("%1 — Fleetkey", "account").arg(title));
}

void MainWindow::setStatus(const StatusFacts &facts) {
    m_status->setFacts(facts);
}

Banner *MainWindow::banner(const QString &key) {
    Banner *&banner = m_bannersByKey[key];
    if (banner == nullptr) {
        // The margin around the notices belongs to each of them, so that none leaves no gap.
        banner = new Banner(m_theme, this);
        banner->setContentsMargins(Metrics::spacingLarge, Metrics::spacing, Metrics::spacingLarge, 0);
        m_banners->addWidget(banner);
    }
    return banner;
}

void MainWindow::setLogModel(QAbstractItemModel *calls) {
    m_calls = calls;
}

void MainWindow::rehearse() {
    CellPainter::prepareFonts(m_theme);
    winId();
    QBackingStore *store = backingStore();
    store->resize(size());
    store->beginPaint(rect());
    render(store->paintDevice());
    store->endPaint();
}

void MainWindow::restoreState() {
    m_restored = true;
    const QByteArray geometry = m_state->value(geometryKey).toByteArray();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    const QString place = m_state->value(placeKey).toString();
    if (m_placeWidgets.contains(place))
        showPlace(place);
}

void MainWindow::setCloseGuard(std::function<bool()> mayClose) {
    m_mayClose = std::move(mayClose);
}

void MainWindow::closeEvent(QCloseEvent *event) {
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

// However it is put away: closed, or because another account or nobody is to sit here.
void MainWindow::hideEvent(QHideEvent *event) {
    const bool isMinimised = event->spontaneous();
    if (m_restored && !isMinimised)
        m_state->setValue(geometryKey, saveGeometry());
    QMainWindow::hideEvent(event);
}

void MainWindow::openPalette() {
    if (m_palette == nullptr)
        m_palette = new CommandPalette(m_theme, this);
    activateWindow(); // the actions are this window's
    m_palette->open(m_menus->groups());
}

void MainWindow::openShortcuts() {
    auto *list = new ShortcutList(m_theme, m_menus->groups(), this);
    list->show();
}

void MainWindow::openLog() {
    if (m_calls == nullptr)
        return;
    if (m_log == nullptr) {
        m_log = new LogWindow(m_theme, m_calls, this);
        m_log->addActions(m_everywhere);
    }
    bringToFront(*m_log);
}

void MainWindow::openAbout() {
    auto *about = new AboutDialog(m_theme, this);
    about->show();
}

} // namespace fleetkey::ui
