#include "core/secrets/KeychainStore.h"

#include "core/secrets/KeychainQueue.h"
#include "core/secrets/SecretService.h"

#include <QLibrary>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Action = KeychainRequest::Action;

#if defined(Q_OS_WIN)
constexpr qsizetype longestSecret = 2'560;
#else
constexpr qsizetype longestSecret = std::numeric_limits<qsizetype>::max();
#endif

} // namespace

struct KeychainStore::Private {
    Private(QString service, const KeychainLimits &limits)
        : queue(std::move(service), limits) { }

    Pending<void> enqueueVoid(KeychainRequest request) {
        Completer<void> completer;
        auto pending = completer.pending();
        queue.enqueue(
            std::move(request), [completer = std::move(completer)](KeychainQueue::Outcome outcome) mutable {
                completer.complete(outcome ? Result<void>() : fail(outcome.error()));
            });
        return pending;
    }

    KeychainQueue queue;
};

KeychainStore::KeychainStore(KeychainLimits limits, QString service, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , d(std::make_unique<Private>(std::move(service), limits)) {
    connect(&d->queue, &KeychainQueue::slowChanged, this, &KeychainStore::slowChanged);
}

KeychainStore::~KeychainStore() = default;

Pending<std::optional<SecretString>> KeychainStore::read(SecretKey key) {
    Completer<std::optional<SecretString>> completer;
    auto pending = completer.pending();
    d->queue.enqueue({Action::Read, key.entry(), {}},
        [completer = std::move(completer)](
            KeychainQueue::Outcome outcome) mutable { completer.complete(std::move(outcome)); });
    return pending;
}

bool KeychainStore::readsQuietly() const {
#if defined(Q_OS_MACOS) || defined(Q_OS_WIN)
    return false;
#else
    return true;
#endif
}

Pending<void> KeychainStore::write(SecretKey key, SecretString value) {
    if (value.reveal().size() > longestSecret) {
        return Pending<void>::ready(fail(ErrorKind::SecretUnavailable,
            u"longer than the %1 bytes the system keeps in one entry"_s.arg(longestSecret)));
    }
    return d->enqueueVoid({Action::Write, key.entry(), std::move(value)});
}

Pending<void> KeychainStore::erase(SecretKey key) {
    return d->enqueueVoid({Action::Erase, key.entry(), {}});
}

void KeychainStore::loadAhead() {
#if defined(Q_OS_LINUX)
    QThreadPool::globalInstance()->start([] { QLibrary(u"secret-1"_s, 0).load(); });
#endif
}

Pending<KeychainState> KeychainStore::state() {
    auto completer = std::make_shared<Completer<KeychainState>>();
    auto pending = completer->pending();
    QCoro::connect(secretservice::state(m_limits.operation), this,
        [completer](Result<KeychainState> &&state) { completer->complete(std::move(state)); });
    return pending;
}

Pending<void> KeychainStore::unlock() {
    auto completer = std::make_shared<Completer<void>>();
    auto pending = completer->pending();
    QCoro::connect(secretservice::unlock(m_limits.operation, m_limits.prompt), this,
        [completer](Result<void> &&unlocked) { completer->complete(std::move(unlocked)); });
    return pending;
}

bool KeychainStore::isSlow() const {
    return d->queue.isSlow();
}

} // namespace fleetkey
