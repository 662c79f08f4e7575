#pragma once

#include "core/base/Result.h"
#include "core/platform/UserQuery.h"

#include <QList>
#include <QObject>

#include <optional>

namespace fleetkey {

/// Rows from `first` to `last`, both included.
struct RowRange {
    qint64 first = 0;
    qint64 last = -1;

    bool operator==(const RowRange &) const = default;
};

/// A long list of users of which only a part is here. Rows are asked for by index and come when they come;
/// whoever shows them says which range is visible. GUI thread.
class UserListing : public QObject {
    Q_OBJECT

public:
    enum class RowState {
        Loading, ///< not here yet
        Present, ///< as the platform last told it
        Outdated, ///< of an earlier query or before a reload; new ones are on their way
        Failed, ///< its page could not be read; `pageError()` says why, `retry()` asks again
    };

    using QObject::QObject;

    /// How many rows the list has; nothing before the first answer.
    [[nodiscard]] virtual std::optional<qint64> total() const = 0;
    /// Whether that is the number, and not only as many as are known of while the platform does not say it.
    [[nodiscard]] virtual bool isTotalCertain() const = 0;
    /// How many users match; nothing while that is not known.
    [[nodiscard]] std::optional<qint64> matches() const { return isTotalCertain() ? total() : std::nullopt; }
    /// The user in this row, or null where it is not here.
    [[nodiscard]] virtual const User *row(qint64 index) const = 0;
    [[nodiscard]] virtual RowState rowState(qint64 index) const = 0;
    /// When the platform told this row, UTC; invalid where it is not here.
    [[nodiscard]] virtual QDateTime readAt(qint64 index) const = 0;
    [[nodiscard]] virtual const UserQuery &query() const = 0;
    /// Where this user is among the rows that are here; -1 when it is not.
    [[nodiscard]] virtual qint64 indexOf(const DeviceToken &user) const = 0;
    /// Why the page of this row could not be read.
    [[nodiscard]] virtual std::optional<Error> pageError(qint64 index) const = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;
    /// The rows that are here, in ascending order; a handful of ranges, however long the list is.
    [[nodiscard]] virtual QList<RowRange> rangesHere() const = 0;

    /// These rows are visible now: get them, and one screen around them.
    virtual void ensure(qint64 first, qint64 last) = 0;
    /// Another question. Rows already here stay, outdated, until the first new ones come.
    virtual void setQuery(const UserQuery &query) = 0;
    /// The same question again.
    virtual void reload() = 0;
    virtual void retry(qint64 index) = 0;
    /// Gives up reading what is under way or waits for its turn: it counts as failed, with `Cancelled`, until
    /// it is asked for again. What was there stays.
    virtual void stop() = 0;
    /// A user whose newer record is known (registered, changed): shown at once where its row is here.
    virtual void replace(const User &user) = 0;

Q_SIGNALS:
    /// It, or whether it is certain.
    void totalChanged();
    void rowsChanged(qint64 first, qint64 last);
    /// Everything may be different.
    void reset();
    void busyChanged();
    /// A page could not be read and there is no row to show that in: the first one of a query, or one
    /// whose earlier rows are still shown.
    void failed(const fleetkey::Error &error);
};

} // namespace fleetkey
