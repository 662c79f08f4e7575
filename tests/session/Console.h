#pragma once

#include "core/session/Session.h"
#include "core/store/Database.h"
#include "tests/support/Await.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakePlatform.h"
#include "tests/support/FakeSecretStore.h"
#include "tests/support/FakeTransport.h"

#include <QTemporaryDir>

#include <tuple>

namespace fleetkey::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QString admin = u"admin@acme.example"_s;

/// What consoles of one person share: time, the platform, the keychain and a place for the database.
struct World {
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    FakePlatform platform{*clock};
    std::shared_ptr<FakeSecretStore> keychain = std::make_shared<FakeSecretStore>();
    QTemporaryDir folder;

    [[nodiscard]] QString databasePath() const { return folder.filePath(u"fleetkey.sqlite"_s); }

    /// Waits for the condition while time passes for those who wait for it.
    bool passUntil(const std::function<bool()> &condition) const {
        return QTest::qWaitFor(
            [&] {
                if (clock->waiting() > 0)
                    clock->advance(200ms);
                return condition();
            },
            10'000);
    }

    template <typename T> Result<T> pass(QCoro::Task<Result<T>> task) const {
        QObject context;
        std::optional<Result<T>> outcome;
        QCoro::connect(std::move(task), &context,
            [&outcome](Result<T> &&result) { outcome.emplace(std::move(result)); });
        if (!passUntil([&outcome] { return outcome.has_value(); }))
            return fail(ErrorKind::Timeout, u"the test waited ten seconds"_s);
        return std::move(*outcome);
    }
};

/// One running console: everything real but the platform, the keychain and the time.
struct Console {
    explicit Console(World &in)
        : Console(in, in.databasePath()) { }

    Console(World &in, const QString &path)
        : world(in)
        , database(std::make_shared<Database>(path))
        , transport(std::make_shared<FakeTransport>(
              [&in](const HttpRequest &request) { return in.platform.answer(request); }))
        , budget(std::make_shared<LoginBudget>(
              u"sandbox"_s, std::make_shared<LoginLedger>(database), in.clock)) {
        parts.transport = transport;
        parts.clock = in.clock;
        parts.platformClock = std::make_shared<PlatformClock>(*in.clock);
        parts.keychain = in.keychain;
        parts.memory = std::make_shared<FakeSecretStore>();
        parts.budget = budget;
        parts.leases = std::make_shared<Leases>(database);
        parts.accounts = std::make_shared<KnownAccounts>(database);
        parts.audit = std::make_shared<AuditTrail>(database);
        session = std::make_unique<Session>(Environment::sandbox(QUrl(u"http://127.0.0.1:1"_s)), parts);
    }

    ~Console() {
        if (session)
            QVERIFY(world.pass(session->close()).has_value());
        // The store answers in order: with this, whatever was asked before has arrived, too. An answer that
        // came after the test's last turn of the loop would find nobody to receive it: a leak.
        std::ignore = await(parts.accounts->all());
    }

    Result<void> signIn(bool keep = true, const QByteArray &password = "sandbox") {
        return world.pass(session->signIn(admin, SecretString(password), keep));
    }
    /// Signs in and waits until the tokens rest where they should.
    bool signInAndKeep() {
        return signIn()
            && world.passUntil([this] { return session->facts().keptIn == TokensKeptIn::Keychain; });
    }
    Result<void> restore() { return world.pass(session->restore(account())); }
    static KnownAccount account() {
        KnownAccount known;
        known.environment = u"sandbox"_s;
        known.email = admin;
        known.sessionExpected = true;
        return known;
    }

    static HttpRequest request(bool idempotent = true) {
        HttpRequest call;
        call.method = idempotent ? "GET" : "POST";
        call.path = u"/v1/thing"_s;
        call.idempotent = idempotent;
        return call;
    }
    Result<HttpResponse> call(bool idempotent = true) {
        return world.pass(session->api()->send(request(idempotent), {}));
    }
    /// Makes so many calls at once; how each ended.
    std::vector<Result<HttpResponse>> callAtOnce(int count) {
        QObject context;
        std::vector<Result<HttpResponse>> answers;
        beginCalls(count, &context, answers);
        world.passUntil([&] { return answers.size() == static_cast<size_t>(count); });
        return answers;
    }
    void beginCalls(int count, QObject *context, std::vector<Result<HttpResponse>> &answers) {
        for (int i = 0; i < count; ++i) {
            QCoro::connect(session->api()->send(request(), {}), context,
                [&answers](Result<HttpResponse> &&answer) { answers.push_back(std::move(answer)); });
        }
    }

    /// Waits until the list of accounts says whether the keychain should hold this one's tokens.
    bool expectsSession(bool expected) {
        return world.passUntil([&] {
            const auto known = await(parts.accounts->all()).value_or(QList<KnownAccount>());
            return !known.isEmpty() && known.first().sessionExpected == expected;
        });
    }

    [[nodiscard]] SessionState state() const { return session->facts().state; }

    World &world;
    std::shared_ptr<Database> database;
    std::shared_ptr<FakeTransport> transport;
    std::shared_ptr<LoginBudget> budget;
    SessionParts parts;
    std::unique_ptr<Session> session;
};

/// The kind of error this ended with; nothing where it did not.
template <typename T> std::optional<ErrorKind> kindOf(const Result<T> &result) {
    return result ? std::nullopt : std::optional(result.error().kind);
}

} // namespace fleetkey::test
