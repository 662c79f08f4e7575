#pragma once

#include "core/base/Clock.h"
#include "core/platform/Identifiers.h"
#include "core/store/AuditTrail.h"

#include <QAbstractTableModel>
#include <QCoroTask>

#include <functional>
#include <memory>
#include <optional>

namespace fleetkey::ui {

/// The entries read so far, newest first; older ones are read as the view asks for them.
class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using Source = std::function<QCoro::Task<Result<QList<AuditEntry>>>(qint64 beforeId, int limit)>;
    static constexpr int pageSize = 100;
    enum Column { When, What, Whom, Identifier, Outcome, ColumnCount };
    enum Role { CopyRole = Qt::UserRole }; ///< the cell as it is copied, moments in full

    ActivityModel(std::shared_ptr<Clock> clock, Source source, QObject *parent = nullptr);

    /// Reads what is newer than the newest row; the rows stay.
    void refresh();
    /// Goes on where it failed.
    void retry();
    /// Time has passed: says anew how long ago things were.
    void updateMoments();

    [[nodiscard]] const AuditEntry &entry(int row) const { return m_entries.at(row); }
    /// The user an entry is about; empty where it is about none.
    [[nodiscard]] DeviceToken user(int row) const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// False until the first answer.
    [[nodiscard]] bool isRead() const { return m_read; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// Busy, failed, or read for the first time.
    void stateChanged();

private:
    void ask(qint64 beforeId);
    void answered(qint64 beforeId, const Result<QList<AuditEntry>> &entries);
    void takeNewest(const QList<AuditEntry> &page);
    void takeOlder(const QList<AuditEntry> &page);

    std::shared_ptr<Clock> m_clock;
    Source m_source;
    QList<AuditEntry> m_entries;
    std::optional<Error> m_failure;
    qint64 m_failedBefore = 0;
    bool m_busy = false;
    bool m_again = false; ///< something happened while a page was on its way
    bool m_read = false;
    bool m_complete = false;
};

} // namespace fleetkey::ui
