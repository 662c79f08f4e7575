#pragma once

#include "core/secrets/KeychainState.h"
#include "core/secrets/SecretStore.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace fleetkey {

/// How long the keychain may take.
struct KeychainLimits {
#if defined(Q_OS_MACOS) || defined(Q_OS_WIN)
    std::chrono::milliseconds operation{90'000}; ///< the system may ask the person meanwhile
#else
    std::chrono::milliseconds operation{15'000}; ///< nobody is asked: a locked keychain is told at once
#endif
    std::chrono::milliseconds slowAfter{3'000}; ///< from when on the person should hear of it
    std::chrono::milliseconds prompt{120'000}; ///< for a person to find and type a password
};

/// The system keychain: Secret Service, macOS Keychain, Windows Credential Manager. Nothing is loaded or
/// connected before the first call. Operations run one after the other; each is answered within its limit,
/// or with `Timeout`. A locked keychain is told as `SecretLocked`, without a prompt; `unlock` has the system
/// ask for it. No call blocks. Windows keeps 2,560 bytes an entry; a longer secret is refused
/// (`SecretUnavailable`), never cut.
class KeychainStore final : public QObject, public SecretStore {
    Q_OBJECT

public:
    explicit KeychainStore(KeychainLimits limits = {},
        QString service = QStringLiteral("org.fleetkey.Fleetkey"), QObject *parent = nullptr);
    /// Cancels what was not answered yet; what the system has begun ends by itself.
    ~KeychainStore() override;

    Pending<std::optional<SecretString>> read(SecretKey key) override;
    /// False where the system itself may ask the person (macOS, Windows).
    [[nodiscard]] bool readsQuietly() const override;
    Pending<void> write(SecretKey key, SecretString value) override;
    Pending<void> erase(SecretKey key) override;

    /// Loads what the first operation would have to load, on another thread. Asks the keychain for nothing.
    static void loadAhead();

    /// What the keychain is like now; tells apart what all is `SecretUnavailable`. Errors: `Timeout`,
    /// `SecretDenied`, `SecretUnavailable`.
    Pending<KeychainState> state();
    /// Has the system ask the person to unlock the keychain, or to set one up where there is none. Errors:
    /// `SecretDenied` when the person would not, `Timeout` when nobody answers, `SecretLocked`,
    /// `SecretUnavailable`.
    Pending<void> unlock() override;

    /// True while an operation has gone unanswered for longer than `KeychainLimits::slowAfter`.
    [[nodiscard]] bool isSlow() const;

Q_SIGNALS:
    void slowChanged(bool slow);

private:
    const KeychainLimits m_limits;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fleetkey
