#pragma once

#include "core/platform/Identifiers.h"

#include <QList>
#include <QVariantList>

namespace fleetkey::ui {

/// The users somebody looked at last, newest first.
class RecentUsers {
public:
    struct Entry {
        DeviceToken user;
        QString name;
        bool operator==(const Entry &) const = default;
    };
    static constexpr qsizetype most = 20;

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    /// Puts the user at the front; the one looked at longest ago makes room.
    void add(const DeviceToken &user, const QString &name);
    void remove(const DeviceToken &user);

    [[nodiscard]] QVariantList save() const;
    /// What is no DeviceToken is left out.
    void restore(const QVariantList &saved);

private:
    QList<Entry> m_entries;
};

} // namespace fleetkey::ui
