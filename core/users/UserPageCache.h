#pragma once

#include "core/platform/User.h"
#include "core/users/UserListing.h"

#include <QHash>

namespace fleetkey {

/// The pages of a long list that are here: a bounded number, the least recently wanted ones dropped first.
/// Every look-up costs the same, however long the list and wherever the row.
class UserPageCache {
public:
    struct Page {
        QList<User> users; ///< fewer than the page size where rows are missing
        quint64 generation = 0; ///< of the question it answers
        QDateTime readAt; ///< UTC
        quint64 lastWanted = 0;
    };

    UserPageCache(int pageSize, int maximum);

    [[nodiscard]] const Page *page(qint64 number) const;
    [[nodiscard]] const User *user(qint64 row) const;
    /// Where the user of this DeviceToken is; -1 when it is not here.
    [[nodiscard]] qint64 rowOf(const DeviceToken &deviceToken) const;
    [[nodiscard]] QList<RowRange> ranges() const;
    [[nodiscard]] qsizetype pageCount() const { return m_pages.size(); }

    /// Adds or replaces a page and drops the least recently wanted ones beyond the maximum.
    void insert(qint64 number, QList<User> users, quint64 generation, const QDateTime &readAt);
    /// Puts a newer record in the place of this user; its row, or -1 when it is not here.
    qint64 replace(const User &user);
    /// These pages are wanted now and are the last to be dropped.
    void touch(qint64 firstPage, qint64 lastPage);
    /// Drops every page but these.
    void keepOnly(qint64 firstPage, qint64 lastPage);
    /// The list was `from` rows long and is `to` now: drops what lies behind its end, and makes the page old
    /// that used to be the last one.
    void resize(qint64 from, qint64 to);
    /// Makes a page old: it stays until it is read again.
    void expire(qint64 number);
    void clear();

private:
    void remove(qint64 number);
    void shorten(qint64 number, qint64 rows);
    void removeIndex(qint64 number, const Page &page);

    int m_pageSize;
    int m_maximum;
    quint64 m_now = 0;
    QHash<qint64, Page> m_pages;
    QHash<DeviceToken, qint64> m_rows;
};

} // namespace fleetkey
