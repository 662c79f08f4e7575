#include "core/users/UserPageCache.h"

namespace fleetkey {

UserPageCache::UserPageCache(int pageSize, int maximum)
    : m_pageSize(pageSize)
    , m_maximum(maximum) {
}

const UserPageCache::Page *UserPageCache::page(qint64 number) const {
    const auto found = m_pages.constFind(number);
    return found == m_pages.cend() ? nullptr : &*found;
}

const User *UserPageCache::user(qint64 row) const {
    if (row < 0)
        return nullptr;
    const Page *of = page(row / m_pageSize);
    const qint64 offset = row % m_pageSize;
    return of && offset < of->users.size() ? &of->users.at(offset) : nullptr;
}

qint64 UserPageCache::rowOf(const DeviceToken &deviceToken) const {
    return m_rows.value(deviceToken, -1);
}

QList<RowRange> UserPageCache::ranges() const {
    QList<qint64> numbers = m_pages.keys();
    std::ranges::sort(numbers);
    QList<RowRange> ranges;
    for (const qint64 number : std::as_const(numbers)) {
        const RowRange range{
            number * m_pageSize, number * m_pageSize + m_pages.constFind(number)->users.size() - 1};
        if (range.last < range.first)
            continue;
        if (!ranges.isEmpty() && ranges.constLast().last + 1 == range.first)
            ranges.last().last = range.last;
        else
            ranges.append(range);
    }
    return ranges;
}

void UserPageCache::insert(qint64 number, QList<User> users, quint64 generation, const QDateTime &readAt) {
    remove(number);
    for (qsizetype offset = 0; offset < users.size(); ++offset)
        m_rows.insert(users.at(offset).deviceToken, number * m_pageSize + offset);
    m_pages.insert(number, Page{std::move(users), generation, readAt, ++m_now});
    while (m_pages.size() > m_maximum) {
        const auto oldest = std::ranges::min_element(m_pages, {}, &Page::lastWanted);
        remove(oldest.key());
    }
}

qint64 UserPageCache::replace(const User &user) {
    const qint64 row = rowOf(user.deviceToken);
    if (row >= 0)
        m_pages[row / m_pageSize].users[row % m_pageSize] = user;
    return row;
}

void UserPageCache::touch(qint64 firstPage, qint64 lastPage) {
    ++m_now;
    for (qint64 number = firstPage; number <= lastPage; ++number) {
        const auto found = m_pages.find(number);
        if (found != m_pages.end())
            found->lastWanted = m_now;
    }
}

void UserPageCache::keepOnly(qint64 firstPage, qint64 lastPage) {
    for (const qint64 number : m_pages.keys()) {
        if (number < firstPage || number > lastPage)
            remove(number);
    }
}

void UserPageCache::resize(qint64 from, qint64 to) {
    for (const qint64 number : m_pages.keys()) {
        const qint64 first = number * m_pageSize;
        const qint64 rows = m_pages[number].users.size();
        if (number > 0 && first >= to)
            remove(number);
        else if (first + rows > to)
            shorten(number, to - first);
        else if (first + rows == from && rows < m_pageSize)
            expire(number);
    }
}

void UserPageCache::expire(qint64 number) {
    const auto found = m_pages.find(number);
    if (found != m_pages.end())
        found->generation = 0;
}

void UserPageCache::clear() {
    m_pages.clear();
    m_rows.clear();
}

void UserPageCache::remove(qint64 number) {
    const auto found = m_pages.constFind(number);
    if (found == m_pages.cend())
        return;
    removeIndex(number, *found);
    m_pages.erase(found);
}

void UserPageCache::shorten(qint64 number, qint64 rows) {
    Page &page = m_pages[number];
    removeIndex(number, page);
    page.users.resize(rows);
    for (qsizetype offset = 0; offset < rows; ++offset)
        m_rows.insert(page.users.at(offset).deviceToken, number * m_pageSize + offset);
}

// A user can stand on two pages when the list moved between two calls; only the row that is known stays.
void UserPageCache::removeIndex(qint64 number, const Page &page) {
    for (const User &user : page.users) {
        const auto found = m_rows.constFind(user.deviceToken);
        if (found != m_rows.cend() && *found / m_pageSize == number)
            m_rows.erase(found);
    }
}

} // namespace fleetkey
