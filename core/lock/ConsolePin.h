#pragma once

#include "core/secrets/SecretStore.h"

#include <QCoroTask>

#include <memory>

namespace fleetkey {

/// The PIN that lifts the lock of this console. Its hash rests in the keychain and nowhere else; how often it
/// was wrong is counted, and too often is the end. GUI thread; hashing happens elsewhere.
class ConsolePin {
public:
    /// So many wrong ones in a row sign out.
    static constexpr int mostWrong = 5;
    enum class Answer { Right, Wrong, TooOften };

    /// `wrongBefore`: how many were wrong already, so that a restart does not begin anew.
    ConsolePin(std::shared_ptr<SecretStore> keychain, int wrongBefore);

    /// The first PIN, or one in place of one that is no longer known. Errors of all: those of `SecretStore`.
    [[nodiscard]] QCoro::Task<Result<void>> set(SecretString pin) const;
    /// Looks at a PIN. `NotFound`, here and below: no PIN is kept.
    [[nodiscard]] QCoro::Task<Result<Answer>> check(SecretString pin) const;
    /// Puts another in the place of the present PIN, for whoever knows it; anything but `Right` changes
    /// nothing.
    [[nodiscard]] QCoro::Task<Result<Answer>> replace(SecretString present, SecretString pin) const;
    /// The same, with none in its place.
    [[nodiscard]] QCoro::Task<Result<Answer>> remove(SecretString present) const;

    /// Wrong ones since the last right one.
    [[nodiscard]] int wrong() const { return *m_wrong; }
    void forgive() { *m_wrong = 0; }
    /// How many there are by now, counted together with the other consoles of this person.
    void recount(int wrong) { *m_wrong = wrong; }

private:
    std::shared_ptr<SecretStore> m_keychain;
    std::shared_ptr<int> m_wrong;
};

} // namespace fleetkey
