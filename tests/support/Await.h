#pragma once

#include "core/base/Pending.h"

#include <QCoroTask>
#include <QTest>

#include <optional>

namespace fleetkey::test {

/// The title of the failure that tells that the test's own patience was at its end.
inline const QString patienceEnded = QStringLiteral("the test waited ten seconds");

/// Runs the event loop until the task has ended, at most ten seconds; its result, or a failure that says so.
template <typename T> Result<T> await(QCoro::Task<Result<T>> task) {
    QObject context;
    std::optional<Result<T>> outcome;
    QCoro::connect(
        std::move(task), &context, [&outcome](Result<T> &&result) { outcome.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10'000))
        return fail(ErrorKind::Timeout, patienceEnded);
    return std::move(*outcome);
}

template <typename T> Result<T> await(Pending<T> pending) {
    return await(asTask(std::move(pending)));
}

} // namespace fleetkey::test
