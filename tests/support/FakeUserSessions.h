#pragma once

#include "core/tokens/UserSessions.h"
#include "tests/support/FakeClock.h"

#include <QSet>

#include <map>

namespace fleetkey::test {

/// Users' sessions that do what the test says, queued. Counts what was asked for.
class FakeUserSessions final : public UserSessions {
    Q_OBJECT

public:
    explicit FakeUserSessions(std::shared_ptr<FakeClock> clock)
        : m_clock(std::move(clock)) { }

    [[nodiscard]] const HeldTokens *held(const DeviceToken &user) const override {
        const auto found = tokens.find(user);
        return found == tokens.end() ? nullptr : &found->second;
    }
    [[nodiscard]] QList<HeldUser> heldUsers() const override {
        QList<HeldUser> everybody;
        for (const auto &[user, held] : tokens)
            everybody.append({user, names.value(user), true, remembered.contains(user), held.obtained,
                instanceNames.value(user)});
        for (const DeviceToken &user : remembered) {
            if (!tokens.contains(user))
                everybody.append({user, names.value(user), false, true, {}, instanceNames.value(user)});
        }
        return everybody;
    }
    [[nodiscard]] bool isBusy(const DeviceToken &) const override { return waiting.has_value(); }
    [[nodiscard]] bool isRemembered(const DeviceToken &user) const override {
        return remembered.contains(user);
    }
    [[nodiscard]] KeychainHolding keychainHolding(const DeviceToken &user) const override {
        return keychain.value(user, KeychainHolding::NotUsed);
    }
    [[nodiscard]] bool readsKeychainQuietly() const override { return quiet; }
    [[nodiscard]] std::optional<Error> keychainTrouble(const DeviceToken &) const override { return trouble; }
    [[nodiscard]] std::optional<LoginEvidence> lastLogin(const DeviceToken &user) const override {
        return loginEvidence.contains(user) ? std::optional(loginEvidence.value(user)) : std::nullopt;
    }
    [[nodiscard]] bool isUnreachable() const override { return unreachable; }
    [[nodiscard]] std::optional<std::chrono::seconds> clockAhead() const override { return ahead; }
    [[nodiscard]] KnownIssuers issuers() const override { return knownIssuers; }
    void note(const User &user) override {
        names[user.deviceToken] = user.displayName();
        instances[user.deviceToken] = user.account.instanceId;
        instanceNames[user.deviceToken] = user.account.instanceName;
    }
    [[nodiscard]] InstanceId instance(const DeviceToken &user) const override {
        return instances.value(user);
    }
    [[nodiscard]] QDateTime platformNow() const override { return m_clock->now(); }

    QCoro::Task<Result<void>> logIn(
        DeviceToken user, InstanceId instance, SecretString key, std::stop_token) override {
        ++logins;
        lastInstance = instance;
        lastKey = key.reveal();
        return finish(this, user, begin(), true);
    }
    QCoro::Task<Result<void>> refresh(DeviceToken user, std::stop_token) override {
        ++refreshes;
        return finish(this, user, begin(), true);
    }
    QCoro::Task<Result<UserDocument>> check(DeviceToken user, std::stop_token) override {
        ++checks;
        return finishCheck(this, user, begin());
    }
    QCoro::Task<Result<HttpResponse>> send(DeviceToken, HttpRequest, std::stop_token) override {
        co_return fail(ErrorKind::NotFound);
    }
    void adopt(Credentials credentials, TokenSource source) override {
        const DeviceToken user = credentials.deviceToken;
        tokens[user] = HeldTokens::of(std::move(credentials), source, platformNow());
        Q_EMIT changed(user);
        Q_EMIT heldUsersChanged();
    }
    QCoro::Task<Result<void>> remember(DeviceToken user, bool unlock) override {
        unlocks += unlock ? 1 : 0;
        remembered.insert(user);
        return told(user);
    }
    QCoro::Task<Result<void>> stopRemembering(DeviceToken user) override {
        remembered.remove(user);
        return told(user);
    }
    QCoro::Task<Result<void>> load(DeviceToken user, bool unlock, std::stop_token) override {
        ++loads;
        unlocks += unlock ? 1 : 0;
        return finish(this, user, begin(), true);
    }
    QCoro::Task<Result<void>> forget(DeviceToken user) override {
        tokens.erase(user);
        remembered.remove(user);
        return told(user);
    }
    QCoro::Task<Result<void>> forgetAll() override {
        tokens.clear();
        remembered.clear();
        return told(DeviceToken());
    }

    /// Ends what is under way; success hands out `next`.
    void complete(Result<void> result = {}) {
        auto completer = std::move(waiting);
        waiting.reset();
        completer->complete(std::move(result));
    }

    std::map<DeviceToken, HeldTokens> tokens;
    QSet<DeviceToken> remembered;
    QHash<DeviceToken, QString> names;
    QHash<DeviceToken, InstanceId> instances;
    QHash<DeviceToken, QString> instanceNames;
    QHash<DeviceToken, KeychainHolding> keychain;
    QHash<DeviceToken, LoginEvidence> loginEvidence;
    std::optional<Error> trouble;
    std::optional<std::chrono::seconds> ahead;
    KnownIssuers knownIssuers;
    Result<void> keychainAnswer; ///< how remembering and forgetting end
    bool unreachable = false;
    bool quiet = true; ///< the keychain asks nobody while it is read
    std::function<HeldTokens()> next;
    std::optional<Completer<void>> waiting;
    int logins = 0;
    int refreshes = 0;
    int checks = 0;
    int loads = 0;
    int unlocks = 0;
    InstanceId lastInstance;
    QByteArray lastKey;

private:
    Pending<void> begin() { return waiting.emplace().pending(); }

    QCoro::Task<Result<void>> told(const DeviceToken &user) {
        Q_EMIT changed(user);
        Q_EMIT heldUsersChanged();
        return asTask(Pending<void>::ready(keychainAnswer));
    }

    static QCoro::Task<Result<void>> finish(
        FakeUserSessions *self, DeviceToken user, Pending<void> pending, bool replaces) {
        const Result<void> result = co_await std::move(pending);
        if (result && replaces)
            self->tokens[user] = self->next();
        else if (const auto found = self->tokens.find(user); !result && found != self->tokens.end())
            found->second.lastRefresh = TokenEvidence{self->platformNow(), result.error(), {}, {}};
        Q_EMIT self->changed(user);
        co_return result;
    }

    static QCoro::Task<Result<UserDocument>> finishCheck(
        FakeUserSessions *self, DeviceToken user, Pending<void> pending) {
        const Result<void> result = co_await std::move(pending);
        auto &evidence = self->tokens[user].lastCheck;
        evidence = TokenEvidence{self->platformNow(), {}, {}, {}};
        if (!result)
            evidence->failure = result.error();
        Q_EMIT self->changed(user);
        if (!result)
            co_return fail(result.error());
        UserDocument document;
        document.user.deviceToken = user;
        co_return document;
    }

    std::shared_ptr<FakeClock> m_clock;
};

} // namespace fleetkey::test
