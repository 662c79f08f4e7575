#include "ui/inspector/UserTokens.h"

namespace fleetkey::ui {

UserTokens::UserTokens(UserSessions &sessions, KeySource keys, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_keys(std::move(keys)) {
    connect(&sessions, &UserSessions::changed, this, [this](const DeviceToken &user) {
        if (user == m_user)
            Q_EMIT changed();
    });
}

UserTokens::~UserTokens() {
    for (Doings &doings : m_doings)
        doings.stop.request_stop();
}

void UserTokens::setUser(const DeviceToken &user, const InstanceId &instance) {
    if (user == m_user && instance == m_instance)
        return;
    m_user = user;
    m_instance = instance;
    Q_EMIT changed();
}

void UserTokens::setName(const QString &name) {
    m_sessions.setName(m_user, name);
}

const HeldTokens *UserTokens::held() const {
    return m_user.isEmpty() ? nullptr : m_sessions.held(m_user);
}

QDateTime UserTokens::platformNow() const {
    return m_sessions.platformNow();
}

TokenFacts UserTokens::facts() const {
    return TokenFacts::of(m_user, held(), platformNow());
}

std::optional<UserTokens::Action> UserTokens::running() const {
    return m_doings.value(m_user).running;
}

std::optional<UserTokens::Failure> UserTokens::failure() const {
    return m_doings.value(m_user).failure;
}

QList<DeviceToken> UserTokens::loggingIn() const {
    QList<DeviceToken> users;
    for (auto doings = m_doings.cbegin(); doings != m_doings.cend(); ++doings) {
        if (doings->running == Action::LogIn)
            users.append(doings.key());
    }
    return users;
}

void UserTokens::setAllowance(const LoginAllowance &allowance) {
    m_allowance = allowance;
    Q_EMIT changed();
}

void UserTokens::logIn() {
    if (m_user.isEmpty() || running())
        return;
    const std::stop_token stop = begin(Action::LogIn);
    QCoro::connect(m_keys(m_instance, stop), this,
        [this, stop, user = m_user, instance = m_instance](Result<SecretString> &&key) {
            if (key)
                sendLogin(user, instance, std::move(*key), stop);
            else
                end(user, Failure{Action::LogIn, std::move(key.error()), true});
        });
}

void UserTokens::logInWith(const InstanceId &instance, SecretString instanceKey) {
    if (m_user.isEmpty() || running())
        return;
    sendLogin(m_user, instance, std::move(instanceKey), begin(Action::LogIn));
}

void UserTokens::sendLogin(
    const DeviceToken &user, const InstanceId &instance, SecretString key, std::stop_token stop) {
    QCoro::connect(m_sessions.logIn(user, instance, std::move(key), std::move(stop)), this,
        [this, user](Result<void> &&done) {
            end(user, done ? std::nullopt : std::optional(Failure{Action::LogIn, std::move(done.error())}));
        });
}

void UserTokens::refresh() {
    if (m_user.isEmpty() || running())
        return;
    QCoro::connect(
        m_sessions.refresh(m_user, begin(Action::Refresh)), this, [this, user = m_user](Result<void> &&done) {
            end(user, done ? std::nullopt : std::optional(Failure{Action::Refresh, std::move(done.error())}));
        });
}

void UserTokens::check() {
    if (m_user.isEmpty() || running())
        return;
    QCoro::connect(m_sessions.check(m_user, begin(Action::Check)), this,
        [this, user = m_user](Result<UserDocument> &&record) {
            end(user,
                record ? std::nullopt : std::optional(Failure{Action::Check, std::move(record.error())}));
        });
}

void UserTokens::forget() {
    if (m_user.isEmpty() || running())
        return;
    m_doings.remove(m_user);
    m_sessions.forget(m_user);
    Q_EMIT changed();
}

void UserTokens::cancel() {
    m_doings[m_user].stop.request_stop();
}

std::stop_token UserTokens::begin(Action action) {
    Doings &doings = m_doings[m_user];
    doings = {action, std::nullopt, std::stop_source()};
    const std::stop_token stop = doings.stop.get_token();
    Q_EMIT changed();
    return stop;
}

void UserTokens::end(const DeviceToken &user, std::optional<Failure> failure) {
    Doings &doings = m_doings[user];
    doings.running.reset();
    if (failure && failure->error.kind != ErrorKind::Cancelled)
        doings.failure = std::move(failure);
    if (user == m_user)
        Q_EMIT changed();
}

} // namespace fleetkey::ui
