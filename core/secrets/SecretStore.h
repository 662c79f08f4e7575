#pragma once

#include "core/base/Pending.h"
#include "core/base/SecretString.h"

#include <QString>

#include <optional>

namespace fleetkey {

/// Names one secret: whose it is and what it is. Written to the keychain as `environment/account/kind`.
struct SecretKey {
    QString environment; ///< an `Environment::id`
    QString account; ///< an admin's e-mail, a DeviceToken or an InstanceId
    QString kind; ///< `tokens` (access and refresh token, one entry: never half replaced) or `pin`

    [[nodiscard]] QString entry() const { return environment + u'/' + account + u'/' + kind; }
    bool operator==(const SecretKey &) const = default;
};

/// Where secrets rest: the system keychain, or memory for those who keep them for this session only. Never a
/// file. Errors: `SecretLocked SecretDenied SecretUnavailable Timeout`. GUI thread.
class SecretStore {
public:
    SecretStore() = default;
    virtual ~SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;

    /// The secret, or nothing when there is surely none; a locked keychain is an error, never "none".
    virtual Pending<std::optional<SecretString>> read(SecretKey key) = 0;
    /// Whether nobody is ever asked for anything while something is read.
    [[nodiscard]] virtual bool readsQuietly() const { return true; }
    virtual Pending<void> write(SecretKey key, SecretString value) = 0;
    /// Succeeds also when there was none.
    virtual Pending<void> erase(SecretKey key) = 0;
    /// Has the system ask the person to make the store usable, where there is something to ask; succeeds when
    /// it is. Errors: `SecretDenied` also when the person would not, `Timeout` also when nobody answers.
    virtual Pending<void> unlock() = 0;
};

} // namespace fleetkey
