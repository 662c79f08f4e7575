#pragma once

#include "core/tokens/UserSessions.h"
#include "tests/support/FakeClock.h"

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
    [[nodiscard]] bool isBusy(const DeviceToken &) const override { return waiting.has_value(); }
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
    void adopt(Credentials, TokenSource) override { }
    void forget(const DeviceToken &user) override {
        tokens.erase(user);
        Q_EMIT changed(user);
    }

    /// Ends what is under way; success hands out `next`.
    void complete(Result<void> result = {}) {
        auto completer = std::move(waiting);
        waiting.reset();
        completer->complete(std::move(result));
    }

    std::map<DeviceToken, HeldTokens> tokens;
    std::function<HeldTokens()> next;
    std::optional<Completer<void>> waiting;
    int logins = 0;
    int refreshes = 0;
    int checks = 0;
    InstanceId lastInstance;
    QByteArray lastKey;

private:
    Pending<void> begin() { return waiting.emplace().pending(); }

    static QCoro::Task<Result<void>> finish(
        FakeUserSessions *self, DeviceToken user, Pending<void> pending, bool replaces) {
        const Result<void> result = co_await std::move(pending);
        if (result && replaces)
            self->tokens[user] = self->next();
        else if (const auto found = self->tokens.find(user); !result && found != self->tokens.end())
            found->second.lastRefresh = TokenEvidence{self->platformNow(), result.error()};
        Q_EMIT self->changed(user);
        co_return result;
    }

    static QCoro::Task<Result<UserDocument>> finishCheck(
        FakeUserSessions *self, DeviceToken user, Pending<void> pending) {
        const Result<void> result = co_await std::move(pending);
        auto &evidence = self->tokens[user].lastCheck;
        evidence = TokenEvidence{self->platformNow(), {}};
        if (!result)
            evidence->failure = result.error();
        Q_EMIT self->changed(user);
        if (!result)
            co_return fail(result.error());
        co_return UserDocument{};
    }

    std::shared_ptr<FakeClock> m_clock;
};

} // namespace fleetkey::test
