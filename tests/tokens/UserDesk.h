#pragma once

#include "core/tokens/UserSessionService.h"
#include "tests/session/Console.h"

namespace fleetkey::test {

inline const DeviceToken driver(u"6F1C0001-0000-4000-8000-000000009B2E"_s);
inline const InstanceId instance(u"11111111-1111-4111-8111-111111111111"_s);

/// What a record says of the driver.
inline User driversRecord(const QString &name) {
    User user;
    user.deviceToken = driver;
    user.profile.firstName = name;
    return user;
}

/// A console with nobody signed in; the users' sessions do not need one.
struct UserDesk {
    World world;
    Console console{world};
    std::shared_ptr<Flows> flows = std::make_shared<Flows>();
    std::unique_ptr<UserSessionService> users = made();

    /// Another console over the same store, keychain and network.
    std::unique_ptr<UserSessionService> made() { return madeOver(console.database); }
    std::unique_ptr<UserSessionService> madeOver(
        const std::shared_ptr<Database> &database, const QString &account = admin) {
        return std::make_unique<UserSessionService>(
            UserSessionService::Parts{console.transport, console.parts.platformClock,
                console.parts.reachability, console.budget, console.parts.audit, world.clock, world.keychain,
                std::make_shared<RememberedUsers>(database), console.parts.leases, flows},
            u"sandbox"_s, account);
    }

    Result<void> logIn(const QByteArray &key = "sandbox", const DeviceToken &user = driver) {
        return world.pass(users->logIn(user, instance, SecretString(key), {}));
    }
    Result<void> refresh() { return world.pass(users->refresh(driver, {})); }
    Result<UserDocument> check() { return world.pass(users->check(driver, {})); }

    Result<void> remember(bool unlock = false) { return world.pass(users->remember(driver, unlock)); }
    Result<void> stopRemembering() { return world.pass(users->stopRemembering(driver)); }
    Result<void> load(bool unlock = false) { return world.pass(users->load(driver, unlock, {})); }
    Result<void> forget() { return world.pass(users->forget(driver)); }
    QByteArray accessToken() const {
        const HeldTokens *held = users->held(driver);
        return held ? QByteArray(held->credentials.accessToken.reveal().constData()) : QByteArray();
    }
    /// The console is started anew: another service over the same store and keychain.
    void restart() {
        users.reset();
        users = made();
    }
    bool isListed() {
        return world.passUntil([this] { return users->isRemembered(driver); });
    }

    /// Waits until the trail has so many lines; the newest first.
    QList<AuditEntry> trail(int lines) {
        QList<AuditEntry> entries;
        world.passUntil([&] {
            entries = await(console.parts.audit->entries(u"sandbox"_s, admin, 0, 100)).value();
            return entries.size() >= lines;
        });
        return entries;
    }
};

} // namespace fleetkey::test
