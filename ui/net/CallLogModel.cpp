#include "ui/net/CallLogModel.h"

#include "ui/common/DateText.h"
#include "ui/common/ErrorText.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

CallLogModel::CallLogModel(const CallLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_records(log.records()) {
    connect(&log, &CallLog::entryAdded, this, &CallLogModel::append);
}

int CallLogModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int CallLogModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CallLogModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const CallRecord &record = m_records.at(index.row());
    if (role == Qt::DisplayRole)
        return text(record, index.column());
    if (role == Qt::ToolTipRole && index.column() == When)
        return DateText::utc(record.when);
    return {};
}

QVariant CallLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Call:
        return tr("Call");
    case Outcome:
        return tr("Outcome");
    case Duration:
        return tr("Took");
    case Attempt:
        return tr("Attempt");
    case RequestId:
        return tr("Request id");
    default:
        return {};
    }
}

void CallLogModel::append(const CallRecord &record) {
    if (m_records.size() >= CallLog::capacity) {
        beginRemoveRows({}, 0, 0);
        m_records.removeFirst();
        endRemoveRows();
    }
    const int row = static_cast<int>(m_records.size());
    beginInsertRows({}, row, row);
    m_records.append(record);
    endInsertRows();
}

QString CallLogModel::text(const CallRecord &record, int column) {
    switch (column) {
    case When:
        return record.when.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
    case Call:
        return QString::fromLatin1(record.method) + u' ' + record.path;
    case Outcome:
        return outcome(record);
    case Duration:
        return tr("%1 ms").arg(QLocale().toString(record.duration.count()));
    case Attempt:
        return QLocale().toString(record.attempt);
    case RequestId:
        return record.requestId;
    default:
        return {};
    }
}

QString CallLogModel::outcome(const CallRecord &record) {
    if (!record.error)
        return QString::number(record.status);
    if (*record.error == ErrorKind::Cancelled)
        return tr("cancelled");
    return ErrorText::of(Error::of(*record.error)).title;
}

} // namespace fleetkey::ui
