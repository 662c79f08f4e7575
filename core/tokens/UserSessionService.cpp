#include "core/tokens/UserSessionService.h"

#include "core/tokens/UserAudit.h"
#include "core/tokens/UserSessionFlows.h"
#include "core/tokens/UserSessionsData.h"
#include "core/tokens/UserTokensKeeping.h"

#include <algorithm>
#include <utility>

namespace fleetkey {

namespace {

/// Takes over what is said, and tells whether that is news.
template <typename T> bool learn(T &known, const T &said) {
    return !said.isEmpty() && std::exchange(known, said) != said;
}

} // namespace

UserSessionService::UserSessionService(
    Parts parts, QString environment, const QString &account, QObject *parent)
    : UserSessions(parent)
    , d(std::make_shared<UserSessionsData>()) {
    d->parts = std::move(parts);
    d->environment = std::move(environment);
    d->owner = this;
    connect(d->parts.reachability.get(), &Reachability::changed, this, &UserSessions::reachabilityChanged);
    if (!account.isEmpty())
        setAccount(account);
}

UserSessionService::~UserSessionService() {
    d->owner = nullptr;
    d->calls.request_stop();
    for (auto &[user, session] : d->users) {
        // A refresh on its way brings what the keychain is to hold.
        if (!session.isInKeychain() || !session.refreshing)
            d->drop(user);
    }
}

void UserSessionService::setAccount(const QString &account) {
    d->account = account;
    listRemembered(d, d->parts.remembered->all(d->environment, account));
}

void UserSessionService::lock() {
    d->locked = true;
    QList<DeviceToken> everybody;
    for (const auto &[user, session] : d->users)
        everybody.append(user); // telling of one may make another known
    for (const DeviceToken &user : std::as_const(everybody))
        d->putAway(user);
}

void UserSessionService::unlock() {
    d->locked = false;
    QList<DeviceToken> interrupted;
    for (auto &[user, session] : d->users) {
        if (std::exchange(session.stopsRemembering, false) && session.remembered)
            interrupted.append(user);
    }
    for (const DeviceToken &user : std::as_const(interrupted))
        stopRememberingUser(d, user);
}

void UserSessionService::setAdminIssuer(const QString &issuer) {
    // A session that has just ended says nothing of it; where it was, it is still.
    if (issuer.isEmpty() || d->issuers.ofAdmin == issuer)
        return;
    d->issuers.ofAdmin = issuer;
    Q_EMIT issuersChanged();
}

void UserSessionService::addIssuers(const QStringList &ofUsers) {
    for (const QString &issuer : ofUsers)
        d->noteIssuer(issuer);
}

const HeldTokens *UserSessionService::held(const DeviceToken &user) const {
    return d->find(user);
}

QList<HeldUser> UserSessionService::heldUsers() const {
    QList<HeldUser> everybody;
    for (const auto &[user, session] : d->users) {
        if (session.tokens || session.remembered)
            everybody.append({user, session.name, session.tokens.has_value(), session.remembered,
                session.since, session.instanceName});
    }
    std::ranges::sort(everybody, [](const HeldUser &left, const HeldUser &right) {
        const int names = QString::localeAwareCompare(left.name, right.name);
        return names != 0 ? names < 0 : left.user < right.user;
    });
    return everybody;
}

bool UserSessionService::isBusy(const DeviceToken &user) const {
    const UserSession *session = d->known(user);
    return session != nullptr && session->busy > 0;
}

bool UserSessionService::isRemembered(const DeviceToken &user) const {
    const UserSession *session = d->known(user);
    return session != nullptr && session->remembered;
}

KeychainHolding UserSessionService::keychainHolding(const DeviceToken &user) const {
    const UserSession *session = d->known(user);
    return session == nullptr ? KeychainHolding::NotUsed : session->keychain;
}

bool UserSessionService::readsKeychainQuietly() const {
    return d->parts.keychain->readsQuietly();
}

std::optional<Error> UserSessionService::keychainTrouble(const DeviceToken &user) const {
    const UserSession *session = d->known(user);
    return session == nullptr ? std::nullopt : session->keychainTrouble;
}

std::optional<LoginEvidence> UserSessionService::lastLogin(const DeviceToken &user) const {
    const UserSession *session = d->known(user);
    return session == nullptr ? std::nullopt : session->lastLogin;
}

bool UserSessionService::isUnreachable() const {
    return d->parts.reachability->connectivity() == Connectivity::Offline;
}

QDateTime UserSessionService::platformNow() const {
    return d->platformNow();
}

std::optional<std::chrono::seconds> UserSessionService::clockAhead() const {
    return d->parts.platformClock->ahead();
}

KnownIssuers UserSessionService::issuers() const {
    return d->issuers;
}

void UserSessionService::note(const User &user) {
    if (user.deviceToken.isEmpty())
        return;
    UserSession &session = d->users[user.deviceToken];
    const bool renamed = learn(session.name, user.displayName());
    const bool instanceRenamed = learn(session.instanceName, user.account.instanceName);
    const bool moved = learn(session.instance, user.account.instanceId);
    if ((renamed || instanceRenamed) && (session.tokens || session.remembered))
        d->tellHeld();
    if (moved)
        d->tell(user.deviceToken);
}

InstanceId UserSessionService::instance(const DeviceToken &user) const {
    const UserSession *session = d->known(user);
    return session == nullptr ? InstanceId() : session->instance;
}

QCoro::Task<Result<void>> UserSessionService::logIn(
    DeviceToken user, InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    return logInAsUser(d, std::move(user), std::move(instance), std::move(instanceKey), std::move(stop));
}

QCoro::Task<Result<void>> UserSessionService::refresh(DeviceToken user, std::stop_token stop) {
    return refreshUser(d, std::move(user), std::move(stop));
}

QCoro::Task<Result<UserDocument>> UserSessionService::check(DeviceToken user, std::stop_token stop) {
    return checkUser(d, std::move(user), std::move(stop));
}

QCoro::Task<Result<HttpResponse>> UserSessionService::send(
    DeviceToken user, HttpRequest request, std::stop_token stop) {
    return sendAsUser(d, std::move(user), std::move(request), std::move(stop));
}

void UserSessionService::adopt(Credentials credentials, TokenSource source) {
    const DeviceToken user = credentials.deviceToken;
    d->hold(user, HeldTokens::of(std::move(credentials), source, d->platformNow()),
        source != TokenSource::Pasted);
    if (source == TokenSource::Pasted) {
        d->users[user].sharesEntry = false; // nobody asked to put it over what the other account has
        recordUserAction(*d, AuditEntry::Action::UserTakeOver, user, std::nullopt);
    }
    d->tell(user);
    keepUserTokens(d, user);
}

QCoro::Task<Result<void>> UserSessionService::remember(DeviceToken user, bool unlock) {
    return rememberUser(d, std::move(user), unlock);
}

QCoro::Task<Result<void>> UserSessionService::stopRemembering(DeviceToken user) {
    return stopRememberingUser(d, std::move(user));
}

QCoro::Task<Result<void>> UserSessionService::load(DeviceToken user, bool unlock, std::stop_token stop) {
    return loadUser(d, std::move(user), unlock, std::move(stop));
}

QCoro::Task<Result<void>> UserSessionService::forget(DeviceToken user) {
    return forgetUser(d, std::move(user));
}

QCoro::Task<Result<void>> UserSessionService::forgetAll() {
    return forgetAllUsers(d);
}

} // namespace fleetkey
