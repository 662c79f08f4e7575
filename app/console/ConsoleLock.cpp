#include "app/console/ConsoleLock.h"

#include "app/console/Workspace.h"
#include "ui/common/SecretClipboard.h"
#include "ui/lock/LockCover.h"
#include "ui/lock/LockSettings.h"
#include "ui/lock/WindowLock.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/UiState.h"

#include <QMenuBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace fleetkey::console {

namespace {

const QString idleKey = u"lock/idleMinutes"_s;
const QString pinKey = u"lock/hasPin"_s;
const QString wrongKey = u"lock/wrongPins"_s;
constexpr std::chrono::minutes idleByDefault{10};

std::chrono::minutes idleLimit(const ui::UiState &state) {
    const int kept = state.sharedValue(idleKey, static_cast<int>(idleByDefault.count())).toInt();
    return std::chrono::minutes(std::max(0, kept));
}

} // namespace

ConsoleLock::ConsoleLock(const ui::Theme &theme, std::shared_ptr<ui::UiState> state,
    std::shared_ptr<Clock> clock, std::shared_ptr<SecretStore> keychain)
    : m_theme(theme)
    , m_state(std::move(state))
    , m_pin(std::move(keychain), m_state->sharedValue(wrongKey, 0).toInt())
    , m_idle(std::move(clock)) {
    connect(&m_desktop, &DesktopEvents::left, this, &ConsoleLock::lock);
    connect(&m_idle, &ui::IdleWatch::idle, this, &ConsoleLock::lock);
}

ConsoleLock::~ConsoleLock() = default;

void ConsoleLock::setWorkspace(Workspace *workspace) {
    if (m_lock)
        m_lock->keepAway();
    drop();
    m_workspace = workspace;
    m_idle.setLimit(workspace ? idleLimit(*m_state) : 0min);
    if (workspace == nullptr)
        return;
    if (!std::exchange(m_listening, true)) {
        // Later: the buses are asked, and the first rows want to be painted.
        QMetaObject::invokeMethod(
            &m_desktop,
            [this] { m_desktop.listen(QDBusConnection::sessionBus(), QDBusConnection::systemBus()); },
            Qt::QueuedConnection);
    }
    connect(&workspace->window(), &ui::MainWindow::lockRequested, this, &ConsoleLock::lock);
    connect(&workspace->window(), &ui::MainWindow::settingsRequested, this, &ConsoleLock::openSettings);
}

bool ConsoleLock::hasPin() const {
    return m_state->sharedValue(pinKey, false).toBool();
}

void ConsoleLock::lock() {
    if (m_lock || !m_workspace || !m_workspace->window().isVisible())
        return;
    m_workspace->clipboard().clear();
    m_workspace->connection()->session->lock();
    ui::MainWindow &window = m_workspace->window();
    m_cover = new ui::LockCover(m_theme, hasPin(), &window);
    connect(m_cover, &ui::LockCover::liftRequested, this, &ConsoleLock::lift);
    connect(m_cover, &ui::LockCover::signOutRequested, this, &ConsoleLock::signOut);
    m_lock = std::make_unique<ui::WindowLock>(
        window, *m_cover, QWidgetList{window.centralWidget(), window.menuBar()});
    m_cover->takeFocus();
}

void ConsoleLock::lift(const std::shared_ptr<SecretString> &pin) {
    m_cover->showBusy();
    if (pin->isEmpty()) { // the cover asks for none
        takeUp();
        return;
    }
    QCoro::connect(m_pin.check(std::move(*pin)), m_cover.data(),
        [this](Result<ConsolePin::Answer> &&answer) { pinChecked(answer); });
}

void ConsoleLock::pinChecked(const Result<ConsolePin::Answer> &answer) {
    m_state->setSharedValue(wrongKey, m_pin.wrong());
    if (!m_cover)
        return; // a sign-out came first
    if (!answer)
        m_cover->showTrouble(answer.error());
    else if (*answer == ConsolePin::Answer::Right)
        takeUp();
    else if (*answer == ConsolePin::Answer::Wrong)
        m_cover->showWrong(ConsolePin::mostWrong - m_pin.wrong());
    else
        signOut();
}

void ConsoleLock::takeUp() {
    QCoro::connect(m_workspace->connection()->session->unlock(), m_cover.data(), [this](Result<void> &&done) {
        if (!m_cover)
            return; // a sign-out came first
        if (!done) {
            m_cover->showTrouble(done.error());
            return;
        }
        drop();
        m_workspace->reload();
    });
}

void ConsoleLock::signOut() {
    // Whoever signs in again has shown who they are.
    m_pin.forgive();
    m_state->setSharedValue(wrongKey, 0);
    Q_EMIT signOutRequested();
}

void ConsoleLock::drop() {
    m_lock.reset();
    // Its own signal may have led here.
    if (m_cover)
        m_cover->deleteLater();
    m_cover.clear();
}

void ConsoleLock::openSettings() {
    if (!m_settings) {
        m_settings = new ui::LockSettings(m_theme, idleLimit(*m_state), hasPin(), &m_workspace->window());
        connect(m_settings, &ui::LockSettings::idleChosen, this, [this](std::chrono::minutes idle) {
            m_state->setSharedValue(idleKey, static_cast<int>(idle.count()));
            m_idle.setLimit(idle);
        });
        connect(
            m_settings, &ui::LockSettings::pinChosen, this, [this](const std::shared_ptr<SecretString> &pin) {
                QCoro::connect(m_pin.set(std::move(*pin)), this,
                    [this](Result<void> &&done) { keepPin(std::move(done), true); });
            });
        connect(m_settings, &ui::LockSettings::pinRemoved, this, [this] {
            QCoro::connect(
                m_pin.remove(), this, [this](Result<void> &&done) { keepPin(std::move(done), false); });
        });
    }
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void ConsoleLock::keepPin(Result<void> done, bool hasPinNow) {
    if (done)
        m_state->setSharedValue(pinKey, hasPinNow);
    if (m_settings && done)
        m_settings->showPin(hasPinNow);
    else if (m_settings)
        m_settings->showTrouble(done.error());
}

} // namespace fleetkey::console
