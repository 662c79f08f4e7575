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

QCoro::Task<Result<ConsolePin::Answer>> replaceFlow(
    Keychain keychain, std::shared_ptr<int> wrong, SecretString present, SecretString pin) {
    const Result<ConsolePin::Answer> answer = co_await checkFlow(keychain, wrong, std::move(present));
    if (!answer || *answer != ConsolePin::Answer::Right)
        co_return answer;
    const Result<void> kept = co_await setFlow(keychain, wrong, std::move(pin));
    if (!kept)
        co_return fail(kept.error());
    co_return answer;
}

QCoro::Task<Result<ConsolePin::Answer>> removeFlow(
    Keychain keychain, std::shared_ptr<int> wrong, SecretString present) {
    const Result<ConsolePin::Answer> answer = co_await checkFlow(keychain, wrong, std::move(present));
    if (!answer || *answer != ConsolePin::Answer::Right)
        co_return answer;
    const Result<void> erased = co_await keychain->erase(pinKey());
    if (!erased)
        co_return fail(erased.error());
    co_return answer;
}

} // namespace

ConsolePin::ConsolePin(std::shared_ptr<SecretStore> keychain, int wrongBefore)
    : m_keychain(std::move(keychain))
    , m_wrong(std::make_shared<int>(wrongBefore)) {
}

QCoro::Task<Result<void>> ConsolePin::set(SecretString pin) const {
    return setFlow(m_keychain, m_wrong, std::move(pin));
}

QCoro::Task<Result<ConsolePin::Answer>> ConsolePin::check(SecretString pin) const {
    return checkFlow(m_keychain, m_wrong, std::move(pin));
}

QCoro::Task<Result<ConsolePin::Answer>> ConsolePin::replace(SecretString present, SecretString pin) const {
    return replaceFlow(m_keychain, m_wrong, std::move(present), std::move(pin));
}

QCoro::Task<Result<ConsolePin::Answer>> ConsolePin::remove(SecretString present) const {
    return removeFlow(m_keychain, m_wrong, std::move(present));
}

} // namespace fleetkey
