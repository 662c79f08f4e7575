#pragma once

#include "core/users/RemoteListing.h"
#include "tests/support/FakeFleet.h"

#include <list>
#include <memory>

namespace fleetkey::test {

/// Pages of a `FakeFleet` on the test's command: calls are recorded and wait until the test answers them,
/// or are answered at once (through the event loop) while `setAutomatic(true)`.
class FakePageSource {
public:
    struct Call {
        UserQuery query;
        qint64 page = 0;
        int pageSize = 0;
        bool open = true;
        bool stopped = false;
        Completer<UserPage> completer;
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };

    explicit FakePageSource(FakeFleet &fleet)
        : m_fleet(fleet) { }

    [[nodiscard]] RemoteListing::PageSource source() {
        return [this](UserQuery query, qint64 page, int pageSize, std::stop_token stop) {
            return asTask(begin(std::move(query), page, pageSize, std::move(stop)));
        };
    }

    void setAutomatic(bool automatic) { m_automatic = automatic; }

    /// Every call so far, oldest first.
    [[nodiscard]] const std::list<Call> &calls() const { return m_calls; }
    /// The pages (from 1) of the calls that wait for an answer.
    [[nodiscard]] QList<qint64> openPages() const {
        QList<qint64> pages;
        for (const Call &call : m_calls) {
            if (call.open)
                pages.append(call.page);
        }
        return pages;
    }
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }
    [[nodiscard]] int stopped() const {
        return int(std::ranges::count_if(m_calls, [](const Call &call) { return call.stopped; }));
    }

    /// Answers the open call for this page from the fleet as it is now; false when there is none.
    bool answer(qint64 page) { return complete(page, {}); }
    bool answer(qint64 page, Result<UserPage> result) { return complete(page, std::move(result)); }
    bool refuse(qint64 page, ErrorKind kind) { return complete(page, Result<UserPage>(fail(kind))); }

private:
    Pending<UserPage> begin(UserQuery query, qint64 page, int pageSize, std::stop_token stop) {
        Call &call = m_calls.emplace_back();
        call.query = std::move(query);
        call.page = page;
        call.pageSize = pageSize;
        call.onStop.emplace(std::move(stop), [&call] {
            call.stopped = call.open;
            call.open = false;
            call.completer.complete(fail(ErrorKind::Cancelled));
        });
        m_mostAtOnce = std::max<int>(m_mostAtOnce, int(openPages().size()));
        Pending<UserPage> pending = call.completer.pending();
        if (m_automatic)
            QMetaObject::invokeMethod(&m_context, [this, page] { answer(page); }, Qt::QueuedConnection);
        return pending;
    }

    bool complete(qint64 page, std::optional<Result<UserPage>> result) {
        const auto call = std::ranges::find_if(
            m_calls, [page](const Call &candidate) { return candidate.open && candidate.page == page; });
        if (call == m_calls.end())
            return false;
        call->open = false;
        call->completer.complete(result ? std::move(*result) : m_fleet.page(page, call->pageSize));
        return true;
    }

    FakeFleet &m_fleet;
    std::list<Call> m_calls;
    bool m_automatic = false;
    int m_mostAtOnce = 0;
    QObject m_context;
};

} // namespace fleetkey::test
