#include "core/users/RemoteListing.h"

#include "core/base/Pending.h"

namespace fleetkey {

namespace {

/// What is in sight is read again at most this often: two pages of a busy fleet would chase each other for
/// ever.
constexpr std::chrono::seconds restBetweenReadings{10};

} // namespace

RemoteListing::RemoteListing(Clock &clock, PageSource source, UserQuery query, QObject *parent)
    : RemoteListing(clock, std::move(source), std::move(query), Options{}, parent) {
}

RemoteListing::RemoteListing(
    Clock &clock, PageSource source, UserQuery query, Options options, QObject *parent)
    : UserListing(parent)
    , m_clock(clock)
    , m_source(std::move(source))
    , m_options(options)
    , m_query(std::move(query))
    , m_cache(options.pageSize, options.pagesKept) {
}

RemoteListing::~RemoteListing() {
    m_closing.request_stop();
    giveUpAll();
}

const User *RemoteListing::row(qint64 index) const {
    return m_cache.user(index);
}

QDateTime RemoteListing::readAt(qint64 index) const {
    const UserPageCache::Page *page = index < 0 ? nullptr : m_cache.page(index / m_options.pageSize);
    return page ? page->readAt : QDateTime();
}

UserListing::RowState RemoteListing::rowState(qint64 index) const {
    const UserPageCache::Page *page = m_cache.page(index / m_options.pageSize);
    const bool isNew = page && page->generation == m_generation;
    if (m_cache.user(index))
        return isNew ? RowState::Present : RowState::Outdated;
    if (isNew || m_errors.contains(index / m_options.pageSize))
        return RowState::Failed;
    return RowState::Loading;
}

std::optional<Error> RemoteListing::pageError(qint64 index) const {
    const auto found = m_errors.constFind(index / m_options.pageSize);
    if (found != m_errors.cend())
        return *found;
    if (index < m_total.value_or(0) && rowState(index) == RowState::Failed)
        return Error::of(ErrorKind::Protocol, QStringLiteral("The page holds fewer users than announced"));
    return std::nullopt;
}

void RemoteListing::ensure(qint64 first, qint64 last) {
    // A caller who takes everything for visible must not make us read everything.
    const qint64 span = qint64(m_options.pageSize) * std::max(1, m_options.pagesKept / 2 - 2);
    first = std::max<qint64>(first, 0);
    last = std::clamp(last, first, first + span);
    const bool moved = first != std::exchange(m_firstVisible, first);
    m_visible = {first / m_options.pageSize, last / m_options.pageSize};
    if (!m_answered) {
        m_visible = {0, m_visible.last - m_visible.first};
        dispatch();
        return;
    }
    const Pages around = wanted();
    m_cache.touch(around.first, around.last);
    m_errors.removeIf([&around](const auto &error) { return !around.contains(error.key()); });
    const bool scrolledPast = std::ranges::any_of(
        m_requests, [&around](const Request &request) { return !around.contains(request.page); });
    if (scrolledPast || nextMissing())
        waitForCalm(moved);
}

void RemoteListing::setQuery(const UserQuery &query) {
    if (query != m_query) {
        m_query = query;
        m_answered = false;
        m_visible = {0, m_visible.last - m_visible.first};
    }
    askAgain();
}

void RemoteListing::reload() {
    askAgain();
}

void RemoteListing::retry(qint64 index) {
    // What failed one page has most likely failed its neighbours: all are asked for again.
    const QHash<qint64, Error> failed = std::exchange(m_errors, {});
    const qint64 page = index / m_options.pageSize;
    if (rowState(index) == RowState::Failed)
        m_cache.expire(page);
    dispatch();
    announce(page);
    for (const qint64 other : failed.keys())
        announce(other);
}

void RemoteListing::stop() {
    if (!m_busy)
        return;
    QList<qint64> stopped;
    for (const Request &request : std::as_const(m_requests))
        stopped.append(request.page);
    giveUpAll();
    const Error error = Error::of(ErrorKind::Cancelled);
    for (const qint64 page : std::as_const(stopped))
        m_errors.insert(page, error);
    // Those whose turn would come next are not read either.
    while (const std::optional<qint64> page = nextMissing()) {
        m_errors.insert(*page, error);
        stopped.append(*page);
    }
    updateBusy();
    const bool showsEarlierRows
        = std::ranges::any_of(stopped, [this](qint64 page) { return m_cache.page(page) != nullptr; });
    if (!m_answered || showsEarlierRows)
        Q_EMIT failed(error);
    for (const qint64 page : std::as_const(stopped))
        announce(page);
}

void RemoteListing::replace(const User &user) {
    const qint64 index = m_cache.replace(user);
    if (index >= 0)
        Q_EMIT rowsChanged(index, index);
}

// The pages to be held: what is visible and one on either side, as far as there are any.
RemoteListing::Pages RemoteListing::wanted() const {
    if (!m_answered)
        return {0, 0};
    const qint64 end = std::max<qint64>(0, (m_total.value_or(0) - 1) / m_options.pageSize);
    return {std::clamp<qint64>(m_visible.first - 1, 0, end), std::clamp<qint64>(m_visible.last + 1, 0, end)};
}

bool RemoteListing::isUnderWay(qint64 page) const {
    return std::ranges::any_of(m_requests, [page](const Request &request) { return request.page == page; });
}

bool RemoteListing::isMissing(qint64 page) const {
    const UserPageCache::Page *here = m_cache.page(page);
    const bool isNew = here && here->generation == m_generation;
    return !isNew && !m_errors.contains(page) && !isUnderWay(page);
}

// Visible pages come first, then those ahead, then those behind.
std::optional<qint64> RemoteListing::nextMissing() const {
    const Pages around = wanted();
    for (qint64 page = std::max(m_visible.first, around.first); page <= around.last; ++page) {
        if (isMissing(page))
            return page;
    }
    for (qint64 page = around.first; page <= around.last; ++page) {
        if (isMissing(page))
            return page;
    }
    return std::nullopt;
}

void RemoteListing::askAgain() {
    ++m_generation;
    m_errors.clear();
    giveUpAll();
    dispatch();
    if (m_total.value_or(0) > 0)
        Q_EMIT rowsChanged(0, *m_total - 1);
}

void RemoteListing::waitForCalm(bool moved) {
    const auto now = m_clock.elapsed();
    if (moved || !m_waiting)
        m_calmAt = now + m_options.calm;
    if (m_waiting)
        return;
    m_waiting = true;
    m_patienceEnds = now + m_options.patience;
    wakeAfter(m_options.calm);
}

void RemoteListing::wakeAfter(std::chrono::milliseconds delay) {
    QCoro::connect(asTask(m_clock.after(delay, m_closing.get_token())), this, [this](Result<void> &&woken) {
        if (woken)
            calmed();
    });
}

void RemoteListing::calmed() {
    const auto now = m_clock.elapsed();
    const auto due = std::min(m_calmAt, m_patienceEnds);
    if (now < due) {
        wakeAfter(due - now);
        return;
    }
    m_waiting = false;
    dispatch();
}

void RemoteListing::dispatch() {
    giveUpUnwanted();
    while (m_requests.size() < m_options.requestsAtOnce) {
        const std::optional<qint64> page = nextMissing();
        if (!page)
            break;
        start(*page);
    }
    updateBusy();
}

void RemoteListing::giveUpUnwanted() {
    const Pages around = wanted();
    QList<std::stop_source> unwanted;
    m_requests.removeIf([&](const auto &request) {
        if (around.contains(request->page))
            return false;
        unwanted.append(request->stop);
        return true;
    });
    for (std::stop_source &stop : unwanted)
        stop.request_stop();
}

void RemoteListing::giveUpAll() {
    QHash<quint64, Request> requests = std::exchange(m_requests, {});
    for (Request &request : requests)
        request.stop.request_stop();
}

void RemoteListing::start(qint64 page) {
    const quint64 id = ++m_lastRequest;
    Request request;
    request.page = page;
    const std::stop_token stop = request.stop.get_token();
    m_requests.insert(id, request);
    QCoro::connect(m_source(m_query, page + 1, m_options.pageSize, stop), this,
        [this, id, page](Result<UserPage> &&result) { finished(id, page, std::move(result)); });
}

void RemoteListing::finished(quint64 id, qint64 page, Result<UserPage> result) {
    if (!m_requests.remove(id))
        return; // given up, or an answer to an earlier question
    if (result)
        accept(page, std::move(*result));
    else
        refuse(page, result.error());
    dispatch();
}

void RemoteListing::accept(qint64 page, UserPage answer) {
    const qint64 total = believableTotal(page, answer);
    const bool wasCertain = std::exchange(m_totalIsCertain, isCertain(total, answer));
    if (answer.users.size() > m_options.pageSize)
        answer.users.resize(m_options.pageSize);
    if (!m_answered) {
        m_answered = true;
        m_cache.clear();
        m_cache.insert(page, std::move(answer.users), m_generation, m_clock.now());
        m_total = total;
        Q_EMIT reset();
        Q_EMIT totalChanged();
        return;
    }
    m_cache.insert(page, std::move(answer.users), m_generation, m_clock.now());
    if (total != m_total) {
        setTotal(total);
        if (answer.totalUsers)
            expireInSight(page);
    } else if (wasCertain != m_totalIsCertain) {
        Q_EMIT totalChanged();
    }
    announce(page);
}

void RemoteListing::refuse(qint64 page, const Error &error) {
    m_errors.insert(page, error);
    if (!m_answered || m_cache.page(page)) {
        if (error.kind != ErrorKind::Cancelled)
            Q_EMIT failed(error);
        return;
    }
    announce(page);
}

void RemoteListing::announce(qint64 page) {
    const qint64 first = page * m_options.pageSize;
    const qint64 last = std::min(first + m_options.pageSize, m_total.value_or(0)) - 1;
    if (first <= last)
        Q_EMIT rowsChanged(first, last);
}

// What the platform says of the whole can be missing, or contradict the rows it sends; the rows win.
qint64 RemoteListing::believableTotal(qint64 page, const UserPage &answer) const {
    const qint64 first = page * m_options.pageSize;
    const qint64 told = answer.totalUsers.value_or(0);
    if (answer.users.isEmpty())
        return told > 0 ? told : first;
    const qint64 end = first + std::min<qint64>(answer.users.size(), m_options.pageSize);
    if (!answer.hasNextPage)
        return std::max(told, end);
    const qint64 known = told == 0 && m_answered ? m_total.value_or(0) : told;
    return std::max(known, end + 1);
}

// Where the platform does not say it, the last page tells; the pages before it say nothing new then.
bool RemoteListing::isCertain(qint64 total, const UserPage &answer) const {
    const bool isAsBefore = m_answered && m_totalIsCertain && total == m_total;
    return answer.totalUsers == total || !answer.hasNextPage || isAsBefore;
}

// Somebody registered or removed users while the list was read, so that rows may have moved: what is out
// of sight is forgotten and read again when it is looked at.
void RemoteListing::setTotal(qint64 total) {
    m_cache.resize(*m_total, total);
    m_total = total;
    const Pages around = wanted();
    m_cache.keepOnly(around.first, around.last);
    Q_EMIT totalChanged();
}

// What is in sight is read again: who moved from one page to the next would be in both, or in neither.
void RemoteListing::expireInSight(std::optional<qint64> justRead) {
    const auto now = m_clock.elapsed();
    if (m_expiredAt && now - *m_expiredAt < restBetweenReadings)
        return expireLater(*m_expiredAt + restBetweenReadings - now);
    const Pages around = wanted();
    for (qint64 page = around.first; page <= around.last; ++page) {
        if (page == justRead || m_cache.page(page) == nullptr)
            continue;
        m_expiredAt = now;
        m_cache.expire(page);
        announce(page);
    }
}

void RemoteListing::expireLater(std::chrono::milliseconds delay) {
    if (std::exchange(m_expiresLater, m_generation) == m_generation)
        return;
    QCoro::connect(asTask(m_clock.after(delay, m_closing.get_token())), this,
        [this, asked = m_generation](Result<void> &&woken) {
            if (!woken || asked != m_generation)
                return;
            m_expiresLater.reset();
            expireInSight({});
            dispatch();
        });
}

void RemoteListing::updateBusy() {
    const bool busy = !m_requests.isEmpty();
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace fleetkey
