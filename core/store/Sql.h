#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <optional>

namespace fleetkey::sql {

/// The library's words, as a `Storage` error.
[[nodiscard]] Error errorOf(const QSqlError &error);

/// Prepares and runs one statement; `values` stand for its `?` in turn, null strings and bytes as
/// empty ones (no column holds a null). Errors: `Storage`.
Result<QSqlQuery> run(QSqlDatabase &database, const QString &statement, const QVariantList &values = {});

/// The same where no rows are expected. Errors: `Storage`.
Result<void> execute(QSqlDatabase &database, const QString &statement, const QVariantList &values = {});

/// All rows, each through `fromRow`. Errors: `Storage`.
template <typename T>
Result<QList<T>> rows(QSqlDatabase &database, const QString &statement, const QVariantList &values,
    T (*fromRow)(const QSqlQuery &)) {
    auto query = run(database, statement, values);
    if (!query)
        return fail(query.error());
    QList<T> result;
    while (query->next())
        result.append(fromRow(*query));
    if (query->lastError().isValid())
        return fail(errorOf(query->lastError()));
    return result;
}

/// The first row through `fromRow`, or nothing. Errors: `Storage`.
template <typename T>
Result<std::optional<T>> firstRow(QSqlDatabase &database, const QString &statement,
    const QVariantList &values, T (*fromRow)(const QSqlQuery &)) {
    auto all = rows<T>(database, statement, values, fromRow);
    if (!all)
        return fail(all.error());
    return all->isEmpty() ? std::nullopt : std::optional<T>(all->takeFirst());
}

} // namespace fleetkey::sql
