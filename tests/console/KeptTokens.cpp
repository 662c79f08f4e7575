#include "tests/console/KeptTokens.h"

#include "core/secrets/KeychainStore.h"
#include "core/session/SessionTokens.h"
#include "core/tokens/HeldTokensEntry.h"
#include "tests/support/Await.h"

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {

QByteArrayList tokensUnder(const SecretKey &key) {
    KeychainStore keychain;
    const auto entry = await(keychain.read(key));
    if (!entry || !*entry)
        return {};
    const auto tokens = SessionTokens::decoded(**entry);
    if (!tokens)
        return {};
    // Copies of their own: what a secret holds is wiped with it.
    const auto copyOf = [](const SecretString &secret) {
        return QByteArray(secret.reveal().constData(), secret.reveal().size());
    };
    return {copyOf(tokens->access), copyOf(tokens->refresh)};
}

} // namespace

QByteArrayList keptTokens(const QString &email) {
    return tokensUnder(keptSessionKey(u"sandbox"_s, email));
}

QByteArrayList keptUserTokens(const QString &deviceToken) {
    return tokensUnder(keptUserKey(u"sandbox"_s, DeviceToken(deviceToken)));
}

} // namespace fleetkey::test
