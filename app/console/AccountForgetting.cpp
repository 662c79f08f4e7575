#include "app/console/AccountForgetting.h"

#include "core/session/SessionTokens.h"
#include "core/tokens/HeldTokensEntry.h"

#include <QSet>

namespace fleetkey::console {

namespace {

/// Whom other accounts of this environment remember as well: a user's entry is one for all of them.
QCoro::Task<Result<QSet<DeviceToken>>> rememberedByOthers(AccountStores stores, KnownAccount account) {
    const Result<QList<KnownAccount>> accounts = co_await stores.accounts->all();
    if (!accounts)
        co_return fail(accounts.error());
    QSet<DeviceToken> others;
    for (const KnownAccount &other : *accounts) {
        if (other.environment != account.environment || other.email == account.email)
            continue;
        const auto users = co_await stores.remembered->all(other.environment, other.email);
        if (!users)
            co_return fail(users.error());
        for (const RememberedUser &user : *users)
            others.insert(user.user);
    }
    co_return others;
}

/// Each user's entry, and then its marker: what could not be erased stays listed.
QCoro::Task<Result<void>> forgetUsers(AccountStores stores, KnownAccount account) {
    const Result<QList<RememberedUser>> users
        = co_await stores.remembered->all(account.environment, account.email);
    if (!users)
        co_return fail(users.error());
    const Result<QSet<DeviceToken>> others = co_await rememberedByOthers(stores, account);
    if (!others)
        co_return fail(others.error());
    for (const RememberedUser &user : *users) {
        Result<void> erased;
        if (!others->contains(user.user))
            erased = co_await stores.keychain->erase(keptUserKey(user.environment, user.user));
        if (!erased)
            co_return fail(erased.error());
        const Result<void> forgotten
            = co_await stores.remembered->forget(user.environment, user.account, user.user);
        if (!forgotten)
            co_return fail(forgotten.error());
    }
    co_return {};
}

QCoro::Task<Result<void>> eraseSession(std::shared_ptr<SecretStore> keychain, KnownAccount account) {
    const Result<void> erased = co_await keychain->erase(keptSessionKey(account.environment, account.email));
    // Where there is no keychain, it holds nothing of a session that was not even kept in one.
    const bool isNowhere
        = !erased && erased.error().kind == ErrorKind::SecretUnavailable && !account.sessionExpected;
    co_return isNowhere ? Result<void>() : erased;
}

} // namespace

QCoro::Task<Result<ui::AccountBelongings>> belongingsOf(AccountStores stores, KnownAccount account) {
    const auto users = co_await stores.remembered->all(account.environment, account.email);
    if (!users)
        co_return fail(users.error());
    const auto registrations = co_await stores.journal->open(account.environment, account.email);
    if (!registrations)
        co_return fail(registrations.error());
    co_return ui::AccountBelongings{static_cast<int>(users->size()), static_cast<int>(registrations->size())};
}

QCoro::Task<Result<void>> forgetAccount(AccountStores stores, KnownAccount account, bool unlock) {
    Result<void> done;
    if (unlock)
        done = co_await stores.keychain->unlock();
    if (done)
        done = co_await forgetUsers(stores, account);
    if (done)
        done = co_await eraseSession(stores.keychain, account);
    if (done)
        done = co_await stores.journal->forget(account.environment, account.email);
    if (done)
        done = co_await stores.accounts->forget(account.environment, account.email);
    co_return done;
}

} // namespace fleetkey::console
