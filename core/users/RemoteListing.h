#pragma once

#include "core/base/Clock.h"
#include "core/users/UserListing.h"
#include "core/users/UserPageCache.h"

#include <QCoroTask>

#include <functional>
#include <stop_token>

namespace fleetkey {

/// A listing whose rows come from the platform, page by page, as they are looked at. What it costs does not
/// depend on how long the list is: it holds a bounded number of pages, asks for at most two at a time, waits
/// until scrolling has calmed, gives up requests that were scrolled past and drops answers to earlier
/// questions. Knows no session: it is handed what reads a page. GUI thread.
class RemoteListing final : public UserListing {
    Q_OBJECT

public:
    /// Reads one page; `page` counts from 1. Any error may come; `Cancelled` is told to nobody.
    using PageSource = std::function<QCoro::Task<Result<UserPage>>(
        UserQuery query, qint64 page, int pageSize, std::stop_token stop)>;

    struct Options {
        int pageSize = 200; ///< the contract allows up to 1,000 (§6)
        int pagesKept = 24;
        int requestsAtOnce = 2;
        std::chrono::milliseconds calm{40}; ///< how long scrolling must rest before pages are asked for
        std::chrono::milliseconds patience{160}; ///< but no longer than this while it goes on
    };

    /// Asks for nothing before the first `ensure`, `setQuery` or `reload`. The clock must outlive it.
    RemoteListing(Clock &clock, PageSource source, UserQuery query = {}, QObject *parent = nullptr);
    RemoteListing(
        Clock &clock, PageSource source, UserQuery query, Options options, QObject *parent = nullptr);
    /// Gives up what is under way; nothing is emitted any more.
    ~RemoteListing() override;

    [[nodiscard]] std::optional<qint64> total() const override { return m_total; }
    [[nodiscard]] bool isTotalCertain() const override { return m_totalIsCertain; }
    [[nodiscard]] const User *row(qint64 index) const override;
    [[nodiscard]] RowState rowState(qint64 index) const override;
    [[nodiscard]] QDateTime readAt(qint64 index) const override;
    [[nodiscard]] const UserQuery &query() const override { return m_query; }
    [[nodiscard]] qint64 indexOf(const DeviceToken &user) const override { return m_cache.rowOf(user); }
    [[nodiscard]] std::optional<Error> pageError(qint64 index) const override;
    [[nodiscard]] bool isBusy() const override { return m_busy; }
    [[nodiscard]] QList<RowRange> rangesHere() const override { return m_cache.ranges(); }
    [[nodiscard]] qsizetype pagesHeld() const { return m_cache.pageCount(); }

    void ensure(qint64 first, qint64 last) override;
    void setQuery(const UserQuery &query) override;
    void reload() override;
    void retry(qint64 index) override;
    void stop() override;
    void replace(const User &user) override;

private:
    struct Request {
        qint64 page = 0;
        std::stop_source stop;
    };
    struct Pages {
        qint64 first = 0;
        qint64 last = 0;
        [[nodiscard]] bool contains(qint64 page) const { return page >= first && page <= last; }
        bool operator==(const Pages &) const = default;
    };

    [[nodiscard]] Pages wanted() const;
    [[nodiscard]] bool isMissing(qint64 page) const;
    [[nodiscard]] std::optional<qint64> nextMissing() const;
    [[nodiscard]] bool isUnderWay(qint64 page) const;

    void askAgain();
    void waitForCalm(bool moved);
    void wakeAfter(std::chrono::milliseconds delay);
    void calmed();
    void dispatch();
    void giveUpUnwanted();
    void giveUpAll();
    void start(qint64 page);
    void finished(quint64 id, qint64 page, Result<UserPage> result);
    void accept(qint64 page, UserPage answer);
    void refuse(qint64 page, const Error &error);
    void announce(qint64 page);
    [[nodiscard]] qint64 believableTotal(qint64 page, const UserPage &answer) const;
    [[nodiscard]] bool isCertain(qint64 total, const UserPage &answer) const;
    void setTotal(qint64 total);
    void expireInSight(std::optional<qint64> justRead);
    void expireLater(std::chrono::milliseconds delay);
    void updateBusy();

    Clock &m_clock;
    PageSource m_source;
    Options m_options;
    UserQuery m_query;
    UserPageCache m_cache;
    std::optional<qint64> m_total;
    bool m_totalIsCertain = false;
    quint64 m_generation = 1; ///< of the question; answers and pages of earlier ones are old
    bool m_answered = false; ///< whether this query, reloaded or not, has been answered at all
    Pages m_visible;
    qint64 m_firstVisible = 0;
    QHash<qint64, Error> m_errors;
    QHash<quint64, Request> m_requests;
    quint64 m_lastRequest = 0;
    bool m_waiting = false;
    std::chrono::milliseconds m_calmAt{};
    std::chrono::milliseconds m_patienceEnds{};
    /// When pages in sight were last found to be out of date, by `Clock::elapsed`.
    std::optional<std::chrono::milliseconds> m_expiredAt;
    std::optional<quint64> m_expiresLater; ///< for the question of this generation
    std::stop_source m_closing;
    bool m_busy = false;
};

} // namespace fleetkey
