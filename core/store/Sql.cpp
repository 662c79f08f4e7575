#include "core/store/Sql.h"

using namespace Qt::StringLiterals;

namespace fleetkey::sql {

namespace {

QVariant withoutNull(const QVariant &value) {
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return u""_s;
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArray("");
    return value;
}

} // namespace

Error errorOf(const QSqlError &error) {
    return Error::of(ErrorKind::Storage, error.text().trimmed());
}

Result<QSqlQuery> run(QSqlDatabase &database, const QString &statement, const QVariantList &values) {
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return fail(errorOf(query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(withoutNull(value));
    if (!query.exec())
        return fail(errorOf(query.lastError()));
    return query;
}

Result<void> execute(QSqlDatabase &database, const QString &statement, const QVariantList &values) {
    if (auto query = run(database, statement, values); !query)
        return fail(query.error());
    return {};
}

} // namespace fleetkey::sql
