#pragma once

#include "core/net/CallLog.h"

#include <QAbstractTableModel>

namespace fleetkey::ui {

/// The call log as a table, the oldest call first.
class CallLogModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, Call, Outcome, Duration, Attempt, RequestId, ColumnCount };

    /// The log must outlive the model.
    explicit CallLogModel(const CallLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void append(const CallRecord &record);
    [[nodiscard]] static QString text(const CallRecord &record, int column);
    [[nodiscard]] static QString outcome(const CallRecord &record);

    QList<CallRecord> m_records; // our own, so that the log may drop old ones without telling
};

} // namespace fleetkey::ui
