#pragma once

#include "core/secrets/SecretStore.h"

#include <QHash>
#include <QObject>

#include <algorithm>
#include <functional>
#include <vector>

namespace fleetkey::test {

/// A keychain whose moods the test decides. Several consoles may share one.
class FakeSecretStore final : public SecretStore {
public:
    Pending<std::optional<SecretString>> read(SecretKey key) override {
        ++reads;
        return later<std::optional<SecretString>>(
            [this, entry = key.entry()]() -> Result<std::optional<SecretString>> {
                if (readFailure)
                    return fail(*readFailure);
                const auto found = entries.constFind(entry);
                if (found == entries.cend())
                    return std::optional<SecretString>();
                return std::optional(SecretString(QByteArray(*found)));
            });
    }

    Pending<void> write(SecretKey key, SecretString value) override {
        ++writes;
        return later<void>([this, entry = key.entry(), bytes = value.reveal()]() -> Result<void> {
            if (writeFailure)
                return fail(*writeFailure);
            entries.insert(entry, bytes);
            return {};
        });
    }

    Pending<void> erase(SecretKey key) override {
        return later<void>([this, entry = key.entry()]() -> Result<void> {
            if (writeFailure)
                return fail(*writeFailure);
            entries.remove(entry);
            return {};
        });
    }

    /// The prompt ends with `unlockFailure`, or opens a locked keychain if somebody knows its password.
    Pending<void> unlock() override {
        ++unlocks;
        return later<void>([this]() -> Result<void> {
            if (unlockFailure)
                return fail(*unlockFailure);
            for (auto *failure : {&readFailure, &writeFailure}) {
                if (passwordIsKnown && *failure == ErrorKind::SecretLocked)
                    failure->reset();
            }
            return {};
        });
    }

    /// A keychain that hangs answers nothing until it wakes.
    void wake() {
        hangs = false;
        for (const auto &job : std::exchange(m_waiting, {}))
            job();
    }

    /// The same, what was asked for last first: a keychain promises no order.
    void wakeBackwards() {
        std::ranges::reverse(m_waiting);
        wake();
    }

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

    QHash<QString, QByteArray> entries;
    std::optional<ErrorKind> readFailure;
    std::optional<ErrorKind> writeFailure;
    std::optional<ErrorKind> unlockFailure;
    bool passwordIsKnown = false;
    bool hangs = false;
    int unlocks = 0;
    int reads = 0;
    int writes = 0;

private:
    template <typename T> Pending<T> later(std::function<Result<T>()> work) {
        const auto completer = std::make_shared<Completer<T>>();
        const auto job = [completer, work = std::move(work)] { completer->complete(work()); };
        QMetaObject::invokeMethod(
            &m_context,
            [this, job] {
                if (hangs)
                    m_waiting.push_back(job);
                else
                    job();
            },
            Qt::QueuedConnection);
        return completer->pending();
    }

    QObject m_context;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace fleetkey::test
