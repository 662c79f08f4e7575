#pragma once

#include "core/secrets/SecretStore.h"

#include <QObject>

#include <map>

namespace fleetkey {

/// Secrets for this session only: they are gone with the object. Never fails; answers from the event loop,
/// like a keychain.
class MemoryStore final : public SecretStore {
public:
    Pending<std::optional<SecretString>> read(SecretKey key) override;
    Pending<void> write(SecretKey key, SecretString value) override;
    Pending<void> erase(SecretKey key) override;
    Pending<void> unlock() override;

private:
    std::map<QString, SecretString> m_secrets;
    QObject m_answers; // with it go the answers that are still on their way
};

} // namespace fleetkey
