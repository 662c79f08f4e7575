#include "ui/users/RecentUsers.h"

#include <QVariantMap>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

void RecentUsers::add(const DeviceToken &user, const QString &name) {
    remove(user);
    m_entries.prepend({user, name});
    if (m_entries.size() > most)
        m_entries.resize(most);
}

void RecentUsers::remove(const DeviceToken &user) {
    m_entries.removeIf([&user](const Entry &entry) { return entry.user == user; });
}

QVariantList RecentUsers::save() const {
    QVariantList saved;
    for (const Entry &entry : m_entries)
        saved.append(QVariantMap{{u"user"_s, entry.user.text()}, {u"name"_s, entry.name}});
    return saved;
}

void RecentUsers::restore(const QVariantList &saved) {
    m_entries.clear();
    for (const QVariant &one : saved) {
        const QVariantMap entry = one.toMap();
        const QString user = entry.value(u"user"_s).toString();
        if (isUuid(user) && m_entries.size() < most)
            m_entries.append({DeviceToken(user), entry.value(u"name"_s).toString()});
    }
}

} // namespace fleetkey::ui
