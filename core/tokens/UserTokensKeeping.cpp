#include "core/tokens/UserTokensKeeping.h"

#include "core/session/Abandonable.h"
#include "core/session/LinkedStop.h"
#include "core/session/SessionTokens.h"
#include "core/tokens/HeldTokensEntry.h"
#include "core/tokens/UserAudit.h"

namespace fleetkey {

namespace {

KeychainHolding holdingAfter(const Error &error) {
    return error.kind == ErrorKind::SecretLocked ? KeychainHolding::Locked : KeychainHolding::Unavailable;
}

RememberedUser markerOf(const UserSessionsData &data, const DeviceToken &user) {
    const UserSession *session = data.known(user);
    return {data.environment, data.account, user, session->name, session->since, session->instanceName};
}

QCoro::Task<Result<std::optional<HeldTokens>>> storedUserTokens(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop) {
    const Result<std::optional<SecretString>> entry
        = co_await abandonable(data->parts.keychain->read(data->keyOf(user)), std::move(stop));
    if (!entry)
        co_return fail(entry.error());
    co_return *entry ? decodeHeldTokens(**entry) : std::nullopt;
}

/// What the keychain has given.
void holdStored(UserSessionsData &data, const DeviceToken &user, HeldTokens stored) {
    data.users[user].kept = fingerprintOf(stored.credentials);
    data.hold(user, std::move(stored), false);
}

/// Out of the keychain, and off the list once it is.
QCoro::Task<Result<void>> eraseUser(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const FlowGuard guard(data->parts.flows);
    ++data->users[user].erasing;
    const Result<bool> erased = co_await eraseHeldTokens(
        data->parts.keychain, data->parts.remembered, markerOf(*data, user), data->parts.flows->cut());
    UserSession &session = data->users[user];
    --session.erasing;
    if (!erased) {
        session.keychainTrouble = erased.error();
        if (!session.tokens)
            session.keychain = holdingAfter(erased.error());
        data->tell(user);
        co_return fail(erased.error());
    }
    session.remembered = false;
    session.sharesEntry = *erased && session.tokens;
    session.keychainTrouble.reset();
    session.keychain = KeychainHolding::NotUsed;
    session.kept.clear();
    session.putAway.reset();
    data->tell(user);
    data->tellHeld();
    co_return {};
}

/// The rest of forgetting, once they are gone from memory.
QCoro::Task<Result<void>> eraseDropped(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const BusyGuard busy(data, user);
    Result<void> erased;
    if (data->users[user].remembered)
        erased = co_await eraseUser(data, user);
    recordOutcome(*data, AuditEntry::Action::UserForget, user, erased);
    co_return erased;
}

} // namespace

QCoro::Task<Result<void>> keepUserTokens(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const UserSession *session = data->known(user);
    if (session == nullptr || !session->isInKeychain() || !session->tokens)
        co_return {};
    const FlowGuard guard(data->parts.flows);
    SecretString entry = encodeHeldTokens(*session->tokens);
    QByteArray pair = fingerprintOf(session->tokens->credentials);
    // Marked first: an entry that nobody knows of would stay for ever. Without the store it would never be
    // found again, so that the person is told.
    Result<void> marked;
    if (session->remembered) {
        marked = co_await data->parts.remembered->remember(markerOf(*data, user));
    } else if (!(co_await data->parts.remembered->isRememberedByOthers(markerOf(*data, user)))
                   .value_or(false)) {
        data->users[user].sharesEntry = false; // the other account has let go of it meanwhile
        co_return {};
    }
    if (data->owner) { // else the service is gone, and what it had is to be kept all the same
        const HeldTokens *held = data->find(user);
        if (held == nullptr || !data->users[user].isInKeychain())
            co_return fail(ErrorKind::Cancelled);
        entry = encodeHeldTokens(*held);
        pair = fingerprintOf(held->credentials);
    }
    const Result<void> kept = co_await abandonable(
        data->parts.keychain->write(data->keyOf(user), std::move(entry)), data->parts.flows->cut());
    if (!kept && kept.error().kind == ErrorKind::Cancelled)
        co_return kept;
    const UserSession &after = data->users[user];
    if (!after.isInKeychain() || after.erasing > 0) { // the person changed their mind meanwhile
        // Should it not be erased, the user stays listed, to be forgotten another time.
        co_await data->parts.remembered->remember(markerOf(*data, user));
        data->users[user].remembered = true;
        data->tellHeld();
        co_await eraseUser(data, user);
        co_return fail(ErrorKind::Cancelled);
    }
    const Result<void> &outcome = kept ? marked : kept;
    if (kept)
        data->users[user].kept = pair;
    data->users[user].keychainTrouble = outcome ? std::nullopt : std::optional(outcome.error());
    data->putAway(user);
    data->tell(user);
    co_return outcome;
}

QCoro::Task<Result<void>> rememberUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, bool unlock) {
    if (!data->find(user))
        co_return fail(ErrorKind::NotFound);
    const BusyGuard busy(data, user);
    data->users[user].remembered = true;
    data->tellHeld();
    Result<void> kept;
    if (unlock)
        kept = co_await abandonable(data->parts.keychain->unlock(), data->calls.get_token());
    if (!kept && data->users[user].remembered)
        data->users[user].keychainTrouble = kept.error();
    else if (!data->find(user) || !data->users[user].remembered) // forgotten while the system asked
        kept = fail(ErrorKind::Cancelled);
    else
        kept = co_await keepUserTokens(data, user);
    recordOutcome(*data, AuditEntry::Action::UserRemember, user, kept);
    co_return kept;
}

QCoro::Task<Result<void>> stopRememberingUser(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const FlowGuard guard(data->parts.flows);
    const BusyGuard busy(data, user);
    // The keychain may have the only ones.
    Result<void> done = co_await loadUser(data, user, false, data->parts.flows->cut());
    if (done || done.error().kind == ErrorKind::NotFound)
        done = co_await eraseUser(data, user);
    else if (data->locked && done.error().kind == ErrorKind::Cancelled)
        data->users[user].stopsRemembering = true;
    recordOutcome(*data, AuditEntry::Action::UserStopRemembering, user, done);
    co_return done;
}

QCoro::Task<Result<void>> loadUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, bool unlock, std::stop_token stop) {
    if (data->find(user))
        co_return {};
    const UserSession *known = data->known(user);
    if (known == nullptr || !known->remembered)
        co_return fail(ErrorKind::NotFound);
    if (data->locked)
        co_return fail(ErrorKind::Cancelled);
    const LinkedStop linked(std::move(stop), data->calls.get_token());
    const BusyGuard busy(data, user);
    if (unlock) {
        const Result<void> unlocked = co_await abandonable(data->parts.keychain->unlock(), linked.token());
        if (!unlocked)
            co_return fail(unlocked.error());
    }
    Result<std::optional<HeldTokens>> stored = co_await storedUserTokens(data, user, linked.token());
    UserSession &session = data->users[user];
    // Whoever logged in meanwhile has newer ones.
    if (session.tokens)
        co_return {};
    // Nor does what was forgotten while the keychain was asked come back.
    if (data->locked || session.erasing > 0 || !session.remembered)
        co_return fail(ErrorKind::Cancelled);
    if (!stored && stored.error().kind == ErrorKind::Cancelled)
        co_return fail(stored.error());
    session.keychainTrouble = stored ? std::nullopt : std::optional(stored.error());
    if (!stored) {
        session.keychain = holdingAfter(stored.error());
        co_return fail(stored.error());
    }
    if (!*stored) {
        session.keychain = KeychainHolding::Missing;
        co_return fail(ErrorKind::NotFound);
    }
    holdStored(*data, user, std::move(**stored));
    co_return {};
}

QCoro::Task<Result<void>> forgetUser(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const bool held = data->drop(user);
    const UserSession *session = data->known(user);
    const bool remembered = session != nullptr && session->remembered;
    if (!held && !remembered)
        co_return {};
    if (held)
        data->tellHeld();
    co_return co_await eraseDropped(data, user);
}

QCoro::Task<Result<void>> forgetAllUsers(std::shared_ptr<UserSessionsData> data) {
    QList<DeviceToken> everybody;
    for (const auto &[user, session] : data->users) {
        if (session.tokens || session.remembered)
            everybody.append(user);
    }
    for (const DeviceToken &user : everybody)
        data->drop(user);
    Result<void> outcome;
    for (const DeviceToken &user : everybody) {
        data->tell(user);
        if (data->parts.flows->cut().stop_requested())
            co_return fail(ErrorKind::Cancelled);
        const Result<void> forgotten = co_await eraseDropped(data, user);
        if (!forgotten && outcome)
            outcome = forgotten;
    }
    data->tellHeld();
    co_return outcome;
}

QCoro::Task<bool> adoptStoredTokens(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, StoredPair which) {
    const Generation generation = data->generationOf(user);
    if (!data->users[user].isInKeychain())
        co_return false;
    const LinkedStop stop(data->calls.get_token(), data->parts.flows->cut());
    Result<std::optional<HeldTokens>> stored = co_await storedUserTokens(data, user, stop.token());
    const HeldTokens *held = data->find(user, generation);
    if (!stored || !*stored || held == nullptr)
        co_return false;
    const QByteArray fingerprint = fingerprintOf((*stored)->credentials);
    if (fingerprint == fingerprintOf(held->credentials) || data->users[user].outdated.contains(fingerprint))
        co_return false;
    // A login may have brought newer ones while the keychain would not be written.
    if (which == StoredPair::Newer && isSurelyOlder((*stored)->obtained, held->obtained))
        co_return false;
    holdStored(*data, user, std::move(**stored));
    data->tell(user);
    co_return true;
}

QCoro::Task<void> listRemembered(
    std::weak_ptr<UserSessionsData> later, Pending<QList<RememberedUser>> reading) {
    const Result<QList<RememberedUser>> markers = co_await std::move(reading);
    const auto data = later.lock();
    if (!markers || !data)
        co_return;
    for (const RememberedUser &marker : *markers) {
        UserSession &session = data->users[marker.user];
        session.remembered = true;
        if (session.name.isEmpty())
            session.name = marker.name;
        if (!session.since.isValid())
            session.since = marker.since;
        if (session.instanceName.isEmpty())
            session.instanceName = marker.instance;
        if (!session.tokens)
            session.keychain = KeychainHolding::Unread;
        data->tell(marker.user);
    }
    data->tellHeld();
}

} // namespace fleetkey
