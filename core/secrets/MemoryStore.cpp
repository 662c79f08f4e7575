#include "core/secrets/MemoryStore.h"

namespace fleetkey {

namespace {

template <typename T> Pending<T> answerLater(QObject *context, T value) {
    auto completer = std::make_shared<Completer<T>>();
    auto pending = completer->pending();
    auto held = std::make_shared<T>(std::move(value));
    QMetaObject::invokeMethod(
        context, [completer, held] { completer->complete(std::move(*held)); }, Qt::QueuedConnection);
    return pending;
}

Pending<void> answerLater(QObject *context) {
    auto completer = std::make_shared<Completer<void>>();
    auto pending = completer->pending();
    QMetaObject::invokeMethod(context, [completer] { completer->complete({}); }, Qt::QueuedConnection);
    return pending;
}

} // namespace

Pending<std::optional<SecretString>> MemoryStore::read(SecretKey key) {
    const auto found = m_secrets.find(key.entry());
    if (found == m_secrets.end())
        return answerLater<std::optional<SecretString>>(&m_answers, std::nullopt);
    return answerLater<std::optional<SecretString>>(&m_answers, found->second.clone());
}

Pending<void> MemoryStore::write(SecretKey key, SecretString value) {
    m_secrets.insert_or_assign(key.entry(), std::move(value));
    return answerLater(&m_answers);
}

Pending<void> MemoryStore::erase(SecretKey key) {
    m_secrets.erase(key.entry());
    return answerLater(&m_answers);
}

Pending<void> MemoryStore::unlock() {
    return answerLater(&m_answers);
}

} // namespace fleetkey
