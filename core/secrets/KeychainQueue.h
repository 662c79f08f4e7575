#pragma once

#include "core/secrets/KeychainJob.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace fleetkey {

struct KeychainLimits;

/// Does one thing with the keychain after the other. Whoever asked gets an answer within the limit, waiting
/// in the queue included; what is waiting then is dropped, what the library has begun runs to its end
/// unheard, and nothing else begins before that. GUI thread.
class KeychainQueue final : public QObject {
    Q_OBJECT

public:
    using Outcome = Result<std::optional<SecretString>>;
    using Answer = std::move_only_function<void(Outcome)>;

    KeychainQueue(QString service, const KeychainLimits &limits);
    ~KeychainQueue() override;

    /// Answers from the event loop: with the value read, if any; with nothing after a write or erasure.
    void enqueue(KeychainRequest request, Answer answer);
    [[nodiscard]] bool isSlow() const { return m_slow > 0; }

Q_SIGNALS:
    void slowChanged(bool slow);

private:
    struct Operation;

    void beginNext();
    void end(Operation &operation, Outcome outcome);
    void becomeSlow(Operation &operation);

    const QString m_service;
    const std::chrono::milliseconds m_limit;
    const std::chrono::milliseconds m_slowAfter;
    std::deque<std::shared_ptr<Operation>> m_waiting;
    std::shared_ptr<Operation> m_running;
    int m_slow = 0; // unanswered operations that have taken too long already
};

} // namespace fleetkey
