#include "core/secrets/KeychainQueue.h"

#include "core/secrets/KeychainStore.h"
#include "core/secrets/SecretService.h"

#include <QTimer>

namespace fleetkey {

namespace {

using Action = KeychainRequest::Action;

KeychainQueue::Outcome outcomeOf(Action action, KeychainOutcome outcome) {
    if (outcome.error == QKeychain::EntryNotFound)
        return std::nullopt;
    if (outcome.error != QKeychain::NoError)
        return fail(errorOf(outcome));
    if (action != Action::Read)
        return std::nullopt;
    return std::optional(std::move(outcome.value));
}

/// Only of an unlocked keychain does the library speak the truth: of a locked one it says that there is no
/// such entry, or that the entry was deleted. So it is looked at before, and after all but plain successes.
QCoro::Task<KeychainQueue::Outcome> perform(
    QString service, KeychainRequest request, std::chrono::milliseconds limit) {
    const Action action = request.action;
    if (const auto ready = co_await secretservice::requireUsable(limit); !ready)
        co_return fail(ready.error());
    auto outcome = co_await startKeychainJob(service, std::move(request));
    if (!outcome)
        co_return fail(outcome.error());
    if (outcome->error != QKeychain::NoError || action == Action::Erase) {
        if (const auto ready = co_await secretservice::requireUsable(limit); !ready)
            co_return fail(ready.error());
    }
    co_return outcomeOf(action, *std::move(outcome));
}

} // namespace

struct KeychainQueue::Operation {
    KeychainRequest request;
    Answer answer; // empty once it was given
    QTimer limit;
    QTimer patience;
    bool slow = false;
};

KeychainQueue::KeychainQueue(QString service, const KeychainLimits &limits)
    : m_service(std::move(service))
    , m_limit(limits.operation)
    , m_slowAfter(limits.slowAfter) {
}

KeychainQueue::~KeychainQueue() = default;

void KeychainQueue::enqueue(KeychainRequest request, Answer answer) {
    auto operation = std::make_shared<Operation>(std::move(request), std::move(answer));
    operation->limit.setSingleShot(true);
    operation->patience.setSingleShot(true);
    const std::weak_ptr<Operation> weak = operation;
    connect(&operation->limit, &QTimer::timeout, this, [this, weak] {
        if (const auto late = weak.lock())
            end(*late, fail(ErrorKind::Timeout));
    });
    connect(&operation->patience, &QTimer::timeout, this, [this, weak] {
        if (const auto slow = weak.lock())
            becomeSlow(*slow);
    });
    operation->limit.start(m_limit);
    operation->patience.start(m_slowAfter);
    m_waiting.push_back(std::move(operation));
    // Without a bus all may be over at once, and nobody is to be answered before they have what they wait
    // for.
    QMetaObject::invokeMethod(this, &KeychainQueue::beginNext, Qt::QueuedConnection);
}

void KeychainQueue::beginNext() {
    if (m_running || m_waiting.empty())
        return;
    m_running = std::move(m_waiting.front());
    m_waiting.pop_front();
    QCoro::connect(
        perform(m_service, std::move(m_running->request), m_limit), this, [this](Outcome &&outcome) {
            const auto ended = std::exchange(m_running, nullptr);
            end(*ended, std::move(outcome));
            beginNext();
        });
}

void KeychainQueue::end(Operation &operation, Outcome outcome) {
    if (!operation.answer)
        return;
    auto answer = std::exchange(operation.answer, nullptr);
    operation.limit.stop();
    operation.patience.stop();
    const bool wasSlow = isSlow();
    m_slow -= operation.slow ? 1 : 0;
    std::erase_if(m_waiting, [&](const auto &waiting) { return waiting.get() == &operation; });
    answer(std::move(outcome));
    if (wasSlow && !isSlow())
        Q_EMIT slowChanged(false);
}

void KeychainQueue::becomeSlow(Operation &operation) {
    operation.slow = true;
    if (++m_slow == 1)
        Q_EMIT slowChanged(true);
}

} // namespace fleetkey
