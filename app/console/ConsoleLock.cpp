#include "app/console/ConsoleLock.h"

#include "app/console/Workspace.h"
#include "core/session/Abandonable.h"
#include "ui/lock/LockCover.h"
#include "ui/lock/LockSettings.h"
#include "ui/lock/WindowLock.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/UiState.h"
#include "ui/widgets/BringToFront.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace fleetkey::console {

namespace {

const QString idleKey = u"lock/idleMinutes"_s;
const QString pinKey = u"lock/hasPin"_s;
const QString wrongKey = u"lock/wrongPins"_s;
const QString forgottenKey = u"lock/pinForgotten"_s;
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
    , m_keychain(std::move(keychain))
    , m_pin(m_keychain, m_state->sharedValue(wrongKey, 0).toInt())
    , m_owner(m_state)
    , m_idle(std::move(clock)) {
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
    connect(&workspace->window(), &ui::MainWindow::lockRequested, this, &ConsoleLock::lock);
    connect(&workspace->window(), &ui::MainWindow::settingsRequested, this, &ConsoleLock::openSettings);
}

bool ConsoleLock::hasPin() const {
    return m_state->latestSharedValue(pinKey, false).toBool();
}

// Running several consoles must not give anybody more tries.
void ConsoleLock::recount() {
    m_pin.recount(m_state->latestSharedValue(wrongKey, 0).toInt());
}

void ConsoleLock::entered(bool byPassword) {
    const Connection &connection = *m_workspace->connection();
    m_owner.noteEntered(connection.environment.id);
    if (byPassword && m_owner.vouches(connection.environment.id, connection.session->facts().email))
        forgive();
}

void ConsoleLock::forgive() {
    recount();
    if (m_pin.wrong() == 0)
        return;
    if (m_pin.wrong() >= ConsolePin::mostWrong)
        m_state->setSharedValue(forgottenKey, true);
    m_pin.forgive();
    m_state->setSharedValue(wrongKey, 0);
}

void ConsoleLock::notePinKnown() {
    m_state->setSharedValue(forgottenKey, false);
    if (!m_workspace)
        return;
    const Connection &connection = *m_workspace->connection();
    m_owner.noteKnown(connection.environment.id, connection.session->facts().email);
}

bool ConsoleLock::asksForCurrent() const {
    return hasPin() && !m_state->latestSharedValue(forgottenKey, false).toBool();
}

void ConsoleLock::lock() {
    if (m_lock || !m_workspace || !m_workspace->window().isVisible())
        return;
    m_workspace->leaving().setCovered(true);
    ui::MainWindow &window = m_workspace->window();
    m_cover = new ui::LockCover(m_theme, hasPin(), &window);
    m_lock = std::make_unique<ui::WindowLock>(m_theme, window, *m_cover);
    connectCover();
    m_workspace->secrets().giveUp(); // under the cover, which knows already where the focus was
    m_cover->takeFocus();
}

void ConsoleLock::connectCover() {
    connect(m_cover, &ui::LockCover::liftRequested, this, &ConsoleLock::lift);
    connect(m_cover, &ui::LockCover::keychainRequested, this, &ConsoleLock::openKeychain);
    connect(m_cover, &ui::LockCover::keychainGivenUp, this, [this] { m_prompt.request_stop(); });
    connect(m_cover, &ui::LockCover::signOutRequested, this, &ConsoleLock::signOut);
    connect(m_lock.get(), &ui::WindowLock::touched, this, [this] {
        if (!m_cover->touch())
            comeForward();
    });
}

/// The cover where the lock is lifted may lie behind others, or be minimised.
void ConsoleLock::comeForward() {
    ui::MainWindow &window = m_workspace->window();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
    m_cover->takeFocus();
}

void ConsoleLock::lift(const std::shared_ptr<SecretString> &pin) {
    m_cover->showBusy();
    if (pin->isEmpty()) { // the cover asks for none
        takeUp();
        return;
    }
    recount();
    QCoro::connect(m_pin.check(std::move(*pin)), m_cover.data(),
        [this](Result<ConsolePin::Answer> &&answer) { pinChecked(answer); });
}

void ConsoleLock::pinChecked(const Result<ConsolePin::Answer> &answer) {
    if (answer)
        m_state->setSharedValue(wrongKey, m_pin.wrong());
    if (!m_cover)
        return; // a sign-out came first
    m_pinIsGone = !answer && answer.error().kind == ErrorKind::NotFound;
    if (!answer) {
        m_cover->showTrouble(answer.error());
    } else if (*answer == ConsolePin::Answer::Right) {
        notePinKnown();
        takeUp();
    } else if (*answer == ConsolePin::Answer::Wrong) {
        m_cover->showWrong(ConsolePin::mostWrong - m_pin.wrong());
    } else {
        signOut();
    }
}

void ConsoleLock::takeUp() {
    QCoro::connect(m_workspace->secrets().takeBack(), m_cover.data(), [this](Result<void> &&done) {
        if (!m_cover)
            return; // a sign-out came first
        if (!done) {
            m_cover->showTrouble(done.error());
            if (!m_workspace->window().isActiveWindow())
                comeForward(); // it was another window that somebody wanted to go on at
            return;
        }
        drop();
        m_workspace->secrets().resume();
        m_workspace->reload();
    });
}

void ConsoleLock::openKeychain() {
    m_cover->showUnlocking();
    m_prompt = std::stop_source();
    QCoro::connect(abandonable(m_keychain->unlock(), m_prompt.get_token()), m_cover.data(),
        [this](Result<void> &&unlocked) {
            if (!m_cover)
                return; // a sign-out came first
            if (unlocked)
                m_cover->tryAgain();
            else if (unlocked.error().kind == ErrorKind::SecretUnavailable)
                m_cover->showTrouble(unlocked.error());
            else // the person would not, or nobody answered
                m_cover->showTrouble(Error::of(ErrorKind::SecretLocked));
        });
}

void ConsoleLock::signOut() {
    if (std::exchange(m_pinIsGone, false))
        m_state->setSharedValue(pinKey, false);
    Q_EMIT signOutRequested();
}

void ConsoleLock::drop() {
    m_prompt.request_stop();
    m_lock.reset();
    m_cover.clear(); // it went with the lock
    if (m_workspace)
        m_workspace->leaving().setCovered(false);
}

void ConsoleLock::openSettings() {
    if (!m_settings || m_settings->isHidden()) { // a closed one is about to go
        m_settings
            = new ui::LockSettings(m_theme, idleLimit(*m_state), asksForCurrent(), &m_workspace->window());
        if (hasPin() && !asksForCurrent())
            m_settings->showForgotten();
        connectSettings();
    }
    ui::bringToFront(*m_settings);
}

void ConsoleLock::connectSettings() {
    connect(m_settings, &ui::LockSettings::idleChosen, this, [this](std::chrono::minutes idle) {
        m_state->setSharedValue(idleKey, static_cast<int>(idle.count()));
        m_idle.setLimit(idle);
    });
    connect(m_settings, &ui::LockSettings::pinChosen, this, &ConsoleLock::changePin);
    connect(m_settings, &ui::LockSettings::pinRemoved, this, &ConsoleLock::removePin);
}

void ConsoleLock::changePin(
    const std::shared_ptr<SecretString> &current, const std::shared_ptr<SecretString> &pin) {
    recount();
    const bool replaces = asksForCurrent();
    if (replaces && m_settings && current->isEmpty()) { // another console has set one meanwhile
        m_settings->askForCurrent();
        return;
    }
    if (replaces) {
        QCoro::connect(m_pin.replace(std::move(*current), std::move(*pin)), this,
            [this](Result<ConsolePin::Answer> &&answer) { pinChanged(answer, true); });
        return;
    }
    QCoro::connect(m_pin.set(std::move(*pin)), this, [this](Result<void> &&done) {
        if (done)
            pinChanged(ConsolePin::Answer::Right, true);
        else
            pinChanged(fail(done.error()), true);
    });
}

void ConsoleLock::removePin(const std::shared_ptr<SecretString> &current) {
    recount();
    QCoro::connect(m_pin.remove(std::move(*current)), this,
        [this](Result<ConsolePin::Answer> &&answer) { pinChanged(answer, false); });
}

void ConsoleLock::pinChanged(const Result<ConsolePin::Answer> &answer, bool hasPinNow) {
    if (answer)
        m_state->setSharedValue(wrongKey, m_pin.wrong());
    const bool isGone = !answer && answer.error().kind == ErrorKind::NotFound;
    if (isGone || (answer && *answer == ConsolePin::Answer::Right)) {
        const bool hadPin = hasPin();
        m_state->setSharedValue(pinKey, !isGone && hasPinNow);
        if (!isGone) {
            notePinKnown();
            writeDown(hadPin, hasPinNow);
        }
        if (m_cover) // the lock fell meanwhile
            m_cover->setWantsPin(hasPin());
    }
    if (answer && *answer == ConsolePin::Answer::TooOften && m_workspace)
        signOut();
    else if (!m_settings)
        return;
    else if (!answer)
        m_settings->showTrouble(answer.error());
    else if (*answer == ConsolePin::Answer::Right)
        m_settings->confirm(hasPinNow);
    else
        m_settings->showWrong(ConsolePin::mostWrong - m_pin.wrong());
}

/// The PIN is the console's, the activity an account's: of the one it was done in.
void ConsoleLock::writeDown(bool hadPin, bool hasPinNow) {
    using Action = AuditEntry::Action;
    if (m_workspace)
        m_workspace->writeDown(!hasPinNow ? Action::PinRemove : hadPin ? Action::PinChange : Action::PinSet);
}

} // namespace fleetkey::console
