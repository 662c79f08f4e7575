#include "core/lock/ConsolePin.h"

#include "core/lock/PinHash.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Keychain = std::shared_ptr<SecretStore>;

SecretKey pinKey() {
    return {u"console"_s, u"lock"_s, u"pin"_s};
}

QCoro::Task<Result<void>> setFlow(Keychain keychain, std::shared_ptr<int> wrong, SecretString pin) {
    Result<SecretString> hash = co_await PinHash::of(std::move(pin));
    if (!hash)
        co_return fail(std::move(hash.error()));
    const Result<void> kept = co_await keychain->write(pinKey(), std::move(*hash));
    if (kept)
        *wrong = 0;
    co_return kept;
}

QCoro::Task<Result<void>> removeFlow(Keychain keychain, std::shared_ptr<int> wrong) {
    const Result<void> erased = co_await keychain->erase(pinKey());
    if (erased)
        *wrong = 0;
    co_return erased;
}

QCoro::Task<Result<ConsolePin::Answer>> checkFlow(
    Keychain keychain, std::shared_ptr<int> wrong, SecretString pin) {
    if (*wrong >= ConsolePin::mostWrong)
        co_return ConsolePin::Answer::TooOften;
    Result<std::optional<SecretString>> hash = co_await keychain->read(pinKey());
    if (!hash)
        co_return fail(std::move(hash.error()));
    if (!*hash)
        co_return fail(ErrorKind::NotFound);
    const Result<bool> right = co_await PinHash::matches(std::move(**hash), std::move(pin));
    if (!right)
        co_return fail(right.error());
    *wrong = *right ? 0 : *wrong + 1;
    if (*right)
        co_return ConsolePin::Answer::Right;
    co_return *wrong >= ConsolePin::mostWrong ? ConsolePin::Answer::TooOften : ConsolePin::Answer::Wrong;
}

} // namespace

ConsolePin::ConsolePin(std::shared_ptr<SecretStore> keychain, int wrongBefore)
    : m_keychain(std::move(keychain))
    , m_wrong(std::make_shared<int>(wrongBefore)) {
}

QCoro::Task<Result<void>> ConsolePin::set(SecretString pin) const {
    return setFlow(m_keychain, m_wrong, std::move(pin));
}

QCoro::Task<Result<void>> ConsolePin::remove() const {
    return removeFlow(m_keychain, m_wrong);
}

QCoro::Task<Result<ConsolePin::Answer>> ConsolePin::check(SecretString pin) const {
    return checkFlow(m_keychain, m_wrong, std::move(pin));
}

} // namespace fleetkey
