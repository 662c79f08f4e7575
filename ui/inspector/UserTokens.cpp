#include "ui/inspector/UserTokens.h"

#include "core/tokens/HeldTokensEntry.h"

namespace fleetkey::ui {

namespace {

UserRecord recordOf(const User &user, bool deleted) {
    if (deleted)
        return UserRecord::Deleted;
    switch (user.status) {
    case UserStatus::Active:
        return UserRecord::Active;
    case UserStatus::Inactive:
        return UserRecord::Deactivated;
    case UserStatus::Unknown:
        break;
    }
    return UserRecord::Unknown;
}

/// The platform said no, and left the user as it was; after anything else it may have said yes.
bool isRefusal(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::Validation:
    case ErrorKind::Unauthorized:
    case ErrorKind::RateLimited:
        return true;
    default:
        return false;
    }
}

} // namespace

UserTokens::UserTokens(UserSessions &sessions, Platform platform, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_platform(std::move(platform)) {
    connect(&sessions, &UserSessions::reachabilityChanged, this, &UserTokens::changed);
    connect(&sessions, &UserSessions::changed, this, [this](const DeviceToken &user) {
        notePair(user);
        if (user == m_user.deviceToken)
            Q_EMIT changed();
    });
}

UserTokens::~UserTokens() {
    for (Work &work : m_work)
        work.stop.request_stop();
}

void UserTokens::setUser(const User &user, bool deleted) {
    if (user == m_user && deleted == m_deleted)
        return;
    const bool isSame = user.deviceToken == m_user.deviceToken;
    noteStatus(user);
    notePair(user.deviceToken);
    m_user = user;
    m_deleted = deleted;
    m_loadedUnasked = m_loadedUnasked && isSame;
    m_sessions.note(user);
    Q_EMIT changed();
}

/// Whoever became active under the console's eyes is let in again.
void UserTokens::noteStatus(const User &user) {
    if (user.deviceToken.isEmpty() || user.status == UserStatus::Unknown)
        return;
    Work &work = m_work[user.deviceToken];
    if (work.status == UserStatus::Inactive && user.status == UserStatus::Active) {
        work.reactivated = platformNow();
        work.seenActive = work.reactivated;
    }
    work.status = user.status;
}

/// What failed with other tokens, and what the platform said of them, says nothing of those held now. What
/// is only put away comes back as it was.
void UserTokens::notePair(const DeviceToken &user) {
    const HeldTokens *held = m_sessions.held(user);
    if (held == nullptr)
        return;
    Work &work = m_work[user];
    QByteArray pair = fingerprintOf(held->credentials);
    if (!work.pair.isEmpty() && work.pair != pair) {
        work.failure.reset();
        work.checkedRecord.reset();
    }
    work.pair = std::move(pair);
}

void UserTokens::noteRead(const User &user) {
    noteStatus(user);
    if (user.status != UserStatus::Active)
        return;
    m_work[user.deviceToken].seenActive = platformNow();
    if (user.deviceToken == m_user.deviceToken)
        Q_EMIT changed();
}

const HeldTokens *UserTokens::held() const {
    return user().isEmpty() ? nullptr : m_sessions.held(user());
}

QDateTime UserTokens::platformNow() const {
    return m_sessions.platformNow();
}

Diagnosis UserTokens::diagnosis() const {
    TokenKnowledge knowledge = m_sessions.knowledge(user());
    knowledge.record = recordOf(m_user, m_deleted);
    knowledge.allowance = m_allowance;
    const Work work = m_work.value(user());
    knowledge.seenActive = work.seenActive;
    knowledge.reactivated = work.reactivated;
    return diagnose(TokenSituation::of(knowledge));
}

std::optional<UserTokens::Action> UserTokens::running() const {
    return m_work.value(user()).running;
}

std::optional<UserTokens::Failure> UserTokens::failure() const {
    return m_work.value(user()).failure;
}

QList<DeviceToken> UserTokens::usersOf(Action action) const {
    QList<DeviceToken> users;
    for (auto work = m_work.cbegin(); work != m_work.cend(); ++work) {
        if (work->running == action)
            users.append(work.key());
    }
    return users;
}

std::optional<User> UserTokens::saidByPlatform() const {
    return m_work.value(user()).checkedRecord;
}

void UserTokens::setAllowance(const LoginAllowance &allowance) {
    m_allowance = allowance;
    Q_EMIT changed();
}

void UserTokens::logIn() {
    if (user().isEmpty() || running())
        return;
    const std::stop_token stop = begin(Action::LogIn);
    QCoro::connect(m_platform.instanceKey(instance(), stop), this,
        [this, stop, user = user(), instance = instance()](Result<SecretString> &&key) {
            if (key)
                sendLogin(user, instance, std::move(*key), stop);
            else
                end(user, Failure{Action::LogIn, std::move(key.error()), true});
        });
}

void UserTokens::logInWith(const InstanceId &instance, SecretString instanceKey) {
    if (user().isEmpty() || running())
        return;
    sendLogin(user(), instance, std::move(instanceKey), begin(Action::LogIn));
}

void UserTokens::sendLogin(
    const DeviceToken &user, const InstanceId &instance, SecretString key, std::stop_token stop) {
    QCoro::connect(m_sessions.logIn(user, instance, std::move(key), std::move(stop)), this,
        [this, user](Result<void> &&done) {
            end(user, done ? std::nullopt : std::optional(Failure{Action::LogIn, std::move(done.error())}));
        });
}

void UserTokens::follow(Action action, QCoro::Task<Result<void>> task) {
    QCoro::connect(std::move(task), this, [this, action, user = user()](Result<void> &&done) {
        end(user, done ? std::nullopt : std::optional(Failure{action, std::move(done.error())}));
    });
}

void UserTokens::refresh() {
    if (user().isEmpty() || running())
        return;
    follow(Action::Refresh, m_sessions.refresh(user(), begin(Action::Refresh)));
}

void UserTokens::check() {
    if (user().isEmpty() || running())
        return;
    QCoro::connect(m_sessions.check(user(), begin(Action::Check)), this,
        [this, user = user()](Result<UserDocument> &&record) {
            if (record)
                m_work[user].checkedRecord = std::move(record->user);
            end(user,
                record ? std::nullopt : std::optional(Failure{Action::Check, std::move(record.error())}));
        });
}

void UserTokens::loadUnasked() {
    const bool unread = held() == nullptr && m_sessions.keychainHolding(user()) == KeychainHolding::Unread;
    if (user().isEmpty() || running() || !unread || !m_sessions.readsKeychainQuietly()
        || std::exchange(m_loadedUnasked, true))
        return;
    QCoro::connect(m_sessions.load(user(), false, begin(Action::Load)), this,
        [this, user = user()](Result<void> &&) { end(user, std::nullopt); });
}

void UserTokens::load(bool unlock) {
    if (user().isEmpty() || running())
        return;
    follow(Action::Load, m_sessions.load(user(), unlock, begin(Action::Load)));
}

void UserTokens::remember(bool remembered) {
    if (user().isEmpty() || running())
        return;
    const Action action = remembered ? Action::Remember : Action::StopRemembering;
    begin(action);
    follow(action, remembered ? m_sessions.remember(user(), false) : m_sessions.stopRemembering(user()));
}

void UserTokens::rememberAgain() {
    if (user().isEmpty() || running())
        return;
    begin(Action::Remember);
    follow(Action::Remember, m_sessions.remember(user(), true));
}

void UserTokens::forget() {
    if (user().isEmpty() || running())
        return;
    begin(Action::Forget);
    follow(Action::Forget, m_sessions.forget(user()));
}

void UserTokens::activate() {
    if (user().isEmpty() || running())
        return;
    const std::stop_token stop = begin(Action::Activate);
    QCoro::connect(m_platform.activate(m_user, stop), this, [this, stop, user = user()](Result<void> &&done) {
        Q_EMIT activationTried();
        if (done) {
            readActivated(user, stop);
            return;
        }
        const bool refused = isRefusal(done.error().kind);
        end(user, Failure{Action::Activate, std::move(done.error())});
        if (!refused)
            Q_EMIT recordDoubtful(user);
    });
}

void UserTokens::readActivated(const DeviceToken &user, std::stop_token stop) {
    QCoro::connect(
        m_platform.loadUser(user, std::move(stop)), this, [this, user](Result<UserDocument> &&document) {
            if (!document) {
                end(user, std::nullopt);
                Q_EMIT recordDoubtful(user);
                return;
            }
            std::optional<Failure> failure;
            if (document->user.status == UserStatus::Inactive)
                failure = Failure{Action::Activate, {}, false, true};
            Q_EMIT recordRead(*document);
            end(user, std::move(failure));
        });
}

void UserTokens::cancel() {
    m_work[user()].stop.request_stop();
}

std::stop_token UserTokens::begin(Action action) {
    Work &work = m_work[user()];
    work.running = action;
    work.failure.reset();
    if (action != Action::Remember && action != Action::StopRemembering)
        work.checkedRecord.reset();
    work.stop = std::stop_source();
    const std::stop_token stop = work.stop.get_token();
    Q_EMIT changed();
    return stop;
}

void UserTokens::end(const DeviceToken &user, std::optional<Failure> failure) {
    Work &work = m_work[user];
    work.running.reset();
    if (failure && failure->error.kind != ErrorKind::Cancelled)
        work.failure = std::move(failure);
    if (user == m_user.deviceToken)
        Q_EMIT changed();
}

} // namespace fleetkey::ui
