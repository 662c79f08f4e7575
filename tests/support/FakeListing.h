#pragma once

#include "core/users/UserListing.h"
#include "tests/support/FakeFleet.h"

#include <QSet>

namespace fleetkey::test {

/// A listing of a `FakeFleet` that has every row at hand, except those said to be loading or failed. Counts
/// how often rows are asked for, and remembers what was asked of it.
class FakeListing final : public UserListing {
    Q_OBJECT

public:
    explicit FakeListing(qint64 size, QObject *parent = nullptr)
        : UserListing(parent)
        , m_size(size) { }

    [[nodiscard]] std::optional<qint64> total() const override { return m_size; }
    [[nodiscard]] bool isTotalCertain() const override { return true; }
    [[nodiscard]] const User *row(qint64 index) const override {
        ++m_rowCalls;
        if (index < 0 || index >= m_size.value_or(0) || m_states.contains(index))
            return nullptr;
        if (const auto replaced = m_replaced.constFind(index); replaced != m_replaced.cend())
            return &*replaced;
        // Two rows are held at a time: enough for a caller that reads one while comparing with another.
        m_slot = (m_slot + 1) % m_rows.size();
        m_rows[m_slot] = FakeFleet::user(numberAt(index));
        return &m_rows[m_slot];
    }
    [[nodiscard]] RowState rowState(qint64 index) const override {
        return m_states.value(index, m_outdated ? RowState::Outdated : RowState::Present);
    }
    [[nodiscard]] QDateTime readAt(qint64) const override { return {}; }
    [[nodiscard]] const UserQuery &query() const override { return m_query; }
    [[nodiscard]] qint64 indexOf(const DeviceToken &user) const override {
        bool valid = false;
        const qint64 number = user.text().right(12).toLongLong(&valid, 16);
        const qint64 index = numberAt(number);
        const bool here = valid && index >= 0 && index < m_size.value_or(0) && !m_states.contains(index);
        return here && FakeFleet::deviceToken(number) == user ? index : -1;
    }
    [[nodiscard]] std::optional<Error> pageError(qint64 index) const override {
        return m_states.value(index) == RowState::Failed ? std::optional(m_error) : std::nullopt;
    }
    [[nodiscard]] bool isBusy() const override { return m_busy; }
    [[nodiscard]] QList<RowRange> rangesHere() const override {
        QList<qint64> missing = m_states.keys();
        std::ranges::sort(missing);
        missing.append(m_size.value_or(0));
        QList<RowRange> here;
        qint64 first = 0;
        for (const qint64 index : std::as_const(missing)) {
            const qint64 last = std::min(index, m_size.value_or(0)) - 1;
            if (first <= last)
                here.append({first, last});
            first = index + 1;
        }
        return here;
    }

    void ensure(qint64 first, qint64 last) override { m_ensured.append({first, last}); }
    void setQuery(const UserQuery &query) override {
        m_query = query;
        m_queries.append(query);
    }
    void reload() override { ++m_reloads; }
    void retry(qint64 index) override { m_retried.append(index); }
    void stop() override { setBusy(false); }
    void replace(const User &user) override {
        const qint64 index = indexOf(user.deviceToken);
        if (index < 0)
            return;
        m_replaced.insert(index, user);
        Q_EMIT rowsChanged(index, index);
    }

    /// The list has this many rows from now on; nothing: no answer came yet.
    void setSize(std::optional<qint64> size) {
        m_size = size;
        Q_EMIT totalChanged();
    }
    void setState(qint64 first, qint64 last, RowState state) {
        for (qint64 index = first; index <= last; ++index) {
            if (state == RowState::Present)
                m_states.remove(index);
            else
                m_states.insert(index, state);
        }
        Q_EMIT rowsChanged(first, last);
    }
    /// What to show in this row, whatever the fleet says.
    void setUser(qint64 index, const User &user) {
        m_replaced.insert(index, user);
        Q_EMIT rowsChanged(index, index);
    }
    void setOutdated(bool outdated) {
        m_outdated = outdated;
        Q_EMIT rowsChanged(0, m_size.value_or(1) - 1);
    }
    void setBusy(bool busy) {
        m_busy = busy;
        Q_EMIT busyChanged();
    }
    /// The answer to a new query: the same fleet, last row first or as before.
    void answerReversed(bool reversed) {
        m_reversed = reversed;
        m_outdated = false;
        m_replaced.clear();
        Q_EMIT reset();
    }
    void setError(const Error &error) { m_error = error; }
    void failWith(const Error &error) { Q_EMIT failed(error); }

    [[nodiscard]] qint64 rowCalls() const { return m_rowCalls; }
    [[nodiscard]] const QList<RowRange> &ensured() const { return m_ensured; }
    [[nodiscard]] const QList<UserQuery> &queries() const { return m_queries; }
    [[nodiscard]] const QList<qint64> &retried() const { return m_retried; }
    [[nodiscard]] int reloads() const { return m_reloads; }

private:
    /// From a row to the user's number and, being its own inverse, back.
    [[nodiscard]] qint64 numberAt(qint64 index) const {
        return m_reversed ? m_size.value_or(0) - 1 - index : index;
    }

    std::optional<qint64> m_size;
    UserQuery m_query;
    QHash<qint64, RowState> m_states;
    QHash<qint64, User> m_replaced;
    Error m_error = Error::of(ErrorKind::Server);
    bool m_outdated = false;
    bool m_busy = false;
    bool m_reversed = false;
    mutable qint64 m_rowCalls = 0;
    mutable size_t m_slot = 0;
    mutable std::array<User, 2> m_rows;
    QList<RowRange> m_ensured;
    QList<UserQuery> m_queries;
    QList<qint64> m_retried;
    int m_reloads = 0;
};

} // namespace fleetkey::test
