#include "core/session/LoginBudget.h"

#include "core/session/OwnLogins.h"

namespace fleetkey {

struct LoginBudget::Data {
    QString environment;
    std::shared_ptr<LoginLedger> ledger;
    std::shared_ptr<Clock> clock;
    LoginBudget *owner = nullptr; ///< null once it is gone
    LoginBudgetFacts facts;
    OwnLogins own;
    std::optional<QDateTime> unwrittenBlock; ///< until when; the other consoles do not know of it

    void show(LoginBudgetFacts news);
    void showOwn(const Error &trouble);

    void showRead(const Result<LoginAllowance> &read);

    static QCoro::Task<void> read(std::shared_ptr<Data> data);
    static QCoro::Task<Result<void>> writeBlock(std::shared_ptr<Data> data);
    static QCoro::Task<Result<LoginBudgetFacts>> current(std::shared_ptr<Data> data);
    static QCoro::Task<void> showLater(Pending<LoginAllowance> reading, std::weak_ptr<Data> data);
    static QCoro::Task<Result<void>> reserve(std::shared_ptr<Data> data);
    static QCoro::Task<Result<void>> learn(std::shared_ptr<Data> data, Error outcome);
};

void LoginBudget::Data::show(LoginBudgetFacts news) {
    if (facts == news)
        return;
    facts = std::move(news);
    if (owner)
        Q_EMIT owner->changed(facts);
}

void LoginBudget::Data::showOwn(const Error &trouble) {
    show({own.allowance(clock->now()), true, trouble});
}

void LoginBudget::Data::showRead(const Result<LoginAllowance> &read) {
    if (read)
        show({own.stricter(*read, clock->now()), true, std::nullopt});
    else if (read.error().kind == ErrorKind::Storage)
        showOwn(read.error());
}

QCoro::Task<void> LoginBudget::Data::read(std::shared_ptr<Data> data) {
    co_await writeBlock(data);
    data->showRead(co_await data->ledger->allowance(data->environment, data->clock->now()));
}

QCoro::Task<Result<LoginBudgetFacts>> LoginBudget::Data::current(std::shared_ptr<Data> data) {
    co_await read(data);
    if (!data->facts.known)
        co_return fail(ErrorKind::Cancelled);
    co_return data->facts;
}

// Nobody waits for it, so it must not keep the database open when the program ends.
QCoro::Task<void> LoginBudget::Data::showLater(Pending<LoginAllowance> reading, std::weak_ptr<Data> data) {
    const Result<LoginAllowance> read = co_await std::move(reading);
    if (const auto alive = data.lock())
        alive->showRead(read);
}

/// Written again until it is: whoever logs in within the block renews it.
QCoro::Task<Result<void>> LoginBudget::Data::writeBlock(std::shared_ptr<Data> data) {
    const std::optional<QDateTime> until = data->unwrittenBlock;
    if (!until)
        co_return {};
    Result<void> written = co_await data->ledger->blocked(data->environment, *until);
    if (written && data->unwrittenBlock == until)
        data->unwrittenBlock.reset();
    co_return written;
}

// What was counted while the ledger could not be used is not in it: both have to agree.
QCoro::Task<Result<void>> LoginBudget::Data::reserve(std::shared_ptr<Data> data) {
    co_await writeBlock(data);
    const QDateTime now = data->clock->now();
    const LoginAllowance own = data->own.allowance(now);
    if (own.left == 0) {
        co_await read(data);
        co_return fail(own.refusal());
    }
    const Result<LoginAllowance> reserved = co_await data->ledger->reserve(data->environment, now);
    if (reserved) {
        data->own.add(now);
        data->showRead(reserved);
        co_return {};
    }
    if (reserved.error().kind != ErrorKind::Storage) {
        co_await read(data);
        co_return fail(reserved.error());
    }
    const Result<void> counted = data->own.reserve(now);
    data->showOwn(reserved.error());
    co_return counted;
}

QCoro::Task<Result<void>> LoginBudget::Data::learn(std::shared_ptr<Data> data, Error outcome) {
    if (outcome.kind != ErrorKind::RateLimited)
        co_return {};
    const QDateTime now = data->clock->now();
    const QDateTime until = outcome.retryAt.value_or(now.addDuration(LoginLedger::block));
    data->own.block(until, now);
    data->unwrittenBlock = until;
    const Result<void> written = co_await writeBlock(data);
    co_await read(data);
    co_return written;
}

LoginBudget::LoginBudget(
    QString environment, std::shared_ptr<LoginLedger> ledger, std::shared_ptr<Clock> clock)
    : d(std::make_shared<Data>()) {
    d->environment = std::move(environment);
    d->ledger = std::move(ledger);
    d->clock = std::move(clock);
    d->owner = this;
}

LoginBudget::~LoginBudget() {
    d->owner = nullptr;
}

const LoginBudgetFacts &LoginBudget::facts() const {
    return d->facts;
}

const QString &LoginBudget::environment() const {
    return d->environment;
}

void LoginBudget::reload() {
    Data::showLater(d->ledger->allowance(d->environment, d->clock->now()), d);
}

QCoro::Task<Result<LoginBudgetFacts>> LoginBudget::current() {
    return Data::current(d);
}

QCoro::Task<Result<void>> LoginBudget::reserve() {
    return Data::reserve(d);
}

QCoro::Task<Result<void>> LoginBudget::learn(Error outcome) {
    return Data::learn(d, std::move(outcome));
}

} // namespace fleetkey
