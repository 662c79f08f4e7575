#pragma once

#include <QtGlobal>

namespace fleetkey::test {

/// Closes the default collection of the secret service. Waits for it.
bool lockKeyring();
/// Opens it again with its password, as somebody who answers the prompt would.
bool unlockKeyring();

/// While it lives, the secret service does not answer. It answers late afterwards.
class KeyringPause {
public:
    KeyringPause();
    ~KeyringPause();
    KeyringPause(const KeyringPause &) = delete;
    KeyringPause &operator=(const KeyringPause &) = delete;

    [[nodiscard]] bool isInEffect() const { return m_service > 0; }

private:
    qint64 m_service = 0; ///< its process
};

} // namespace fleetkey::test
