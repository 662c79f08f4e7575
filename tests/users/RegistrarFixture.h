#pragma once

#include "core/users/DraftRecord.h"
#include "core/users/Registrar.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/users/FakePlatform.h"

#include <QTest>
#include <QUuid>

namespace fleetkey::test {

inline const InstanceId group(u"11111111-2222-4333-8444-555555555555"_s);

inline RegistrationDraft ana() {
    RegistrationDraft draft;
    draft.firstName = u"Ana"_s;
    draft.lastName = u"Lima"_s;
    draft.email = u"ana@example.org"_s;
    return draft;
}

/// A registrar over a platform that can be disturbed, and a store of its own.
class RegistrarFixture {
public:
    RegistrarFixture() {
        api->reply = [this](const FakeApiClient::Call &call) { return platform.reply(call); };
        start();
    }

    /// As after starting the console: only the store is the same.
    void start() {
        journal = std::make_shared<RegistrationJournal>(store.open());
        registrar = std::make_unique<Registrar>(api, journal, u"test"_s, u"admin"_s);
    }

    QCoro::Task<Result<Registered>> send(const RegistrationDraft &draft, std::stop_token stop) {
        return registrar->registerUser(draft, group, SecretString("key"_ba), std::move(stop));
    }
    /// And the person sees what came of it.
    Result<Registered> registerUser(const RegistrationDraft &draft) {
        Result<Registered> outcome = await(send(draft, {}));
        if (outcome)
            std::ignore = await(registrar->noteTold(outcome->credentials.deviceToken));
        return outcome;
    }

    QList<JournaledRegistration> open() {
        return await(journal->open(u"test"_s, u"admin"_s)).value_or(QList<JournaledRegistration>());
    }

    /// As if the console had been killed with the request on its way.
    void leaveOneOpen(bool arrived) {
        const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QVERIFY(
            await(journal->begin({token, u"test"_s, u"admin"_s, group.text(), toRecord(ana()), api->now})));
        if (arrived)
            platform.users.insert(token, {});
    }

    TemporaryStore store; // outlives what has it open
    FakePlatform platform;
    std::shared_ptr<FakeApiClient> api = std::make_shared<FakeApiClient>();
    std::shared_ptr<RegistrationJournal> journal;
    std::unique_ptr<Registrar> registrar;
};

} // namespace fleetkey::test
