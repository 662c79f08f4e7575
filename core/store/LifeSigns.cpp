#include "core/store/LifeSigns.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

std::unique_ptr<QLockFile> signOf(const QString &databasePath, const QString &holder) {
    auto sign = std::make_unique<QLockFile>(databasePath + u"-lease-"_s + holder);
    // However long it is held, only its process's end makes it stale.
    sign->setStaleLockTime(0);
    return sign;
}

} // namespace

bool LifeSigns::show(const QString &databasePath, const QString &holder, const QString &lease) {
    if (!m_shown.contains(holder)) {
        auto file = signOf(databasePath, holder);
        if (!file->tryLock(0))
            return false;
        m_shown[holder].file = std::move(file);
    }
    m_shown[holder].leases.insert(lease);
    return true;
}

void LifeSigns::withdraw(const QString &holder, const QString &lease) {
    const auto sign = m_shown.find(holder);
    if (sign == m_shown.end())
        return;
    sign->second.leases.remove(lease);
    if (sign->second.leases.isEmpty())
        m_shown.erase(sign);
}

bool LifeSigns::isGone(const QString &databasePath, const QString &holder) {
    return signOf(databasePath, holder)->tryLock(0);
}

} // namespace fleetkey
