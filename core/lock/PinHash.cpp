#include "core/lock/PinHash.h"

#include <array>
#include <memory>
#include <sodium.h>
#include <thread>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

Result<SecretString> hashed(const SecretString &pin) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const QByteArray &bytes = pin.reveal();
    const bool made = sodium_init() >= 0
        && crypto_pwhash_str_alg(text.data(), bytes.constData(),
               static_cast<unsigned long long>(bytes.size()), crypto_pwhash_OPSLIMIT_INTERACTIVE,
               crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
            == 0;
    if (!made)
        return fail(ErrorKind::SecretUnavailable, u"there is no memory to hash the PIN"_s);
    return SecretString(QByteArray(text.data()));
}

bool isMadeBy(const SecretString &hash, const SecretString &pin) {
    const QByteArray &bytes = pin.reveal();
    return sodium_init() >= 0
        && crypto_pwhash_str_verify(
               hash.reveal().constData(), bytes.constData(), static_cast<unsigned long long>(bytes.size()))
        == 0;
}

} // namespace

Pending<SecretString> PinHash::of(SecretString pin) {
    auto completer = std::make_shared<Completer<SecretString>>();
    Pending<SecretString> pending = completer->pending();
    std::thread([completer, pin = std::move(pin)] { completer->complete(hashed(pin)); }).detach();
    return pending;
}

Pending<bool> PinHash::matches(SecretString hash, SecretString pin) {
    auto completer = std::make_shared<Completer<bool>>();
    Pending<bool> pending = completer->pending();
    std::thread([completer, hash = std::move(hash), pin = std::move(pin)] {
        completer->complete(isMadeBy(hash, pin));
    }).detach();
    return pending;
}

} // namespace fleetkey
