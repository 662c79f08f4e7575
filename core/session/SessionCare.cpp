#include "core/session/SessionCare.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace fleetkey {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds longestPause = 30s;
constexpr std::chrono::milliseconds shortestPause = 1s;
/// The network needs a moment after a sleep.
constexpr std::chrono::milliseconds pauseAfterWaking = 3s;
/// A clock that is nudged every now and then was not set.
constexpr std::chrono::milliseconds toleratedDrift = 30s;
constexpr std::chrono::milliseconds firstWait = 30s;
constexpr std::chrono::milliseconds longestWait = 10min;

std::chrono::milliseconds sinceEpoch(const QDateTime &when) {
    return std::chrono::milliseconds(when.toMSecsSinceEpoch());
}

} // namespace

struct SessionCare::Data {
    QPointer<Session> session;
    std::shared_ptr<Clock> clock;
    std::shared_ptr<PlatformClock> platformClock;
    CarePolicy policy;
    std::stop_source end;

    bool watched = false;
    bool unsure = false; ///< the clock was set or stood still: how old the token is, nobody knows
    bool renewing = false;
    int failures = 0;
    std::chrono::milliseconds notBefore{0};
    QDateTime agedOf; ///< the token that `agedAt` speaks of, by its end
    QDateTime agedAt; ///< platform's time
    std::chrono::milliseconds seenWall{0};
    std::chrono::milliseconds seenElapsed{0};

    void noteClock();
    void noteToken();
    [[nodiscard]] bool isInUse() const;
    [[nodiscard]] std::chrono::milliseconds pause() const;
    void conclude(bool renewed);

    static void look(const std::shared_ptr<Data> &data);
    static QCoro::Task<void> renew(std::shared_ptr<Data> data);
    static QCoro::Task<void> lookAfter(std::shared_ptr<Data> data, std::chrono::milliseconds pause);
    static QCoro::Task<void> watchOver(std::shared_ptr<Data> data);
};

/// The monotonic clock stands still while the computer sleeps: both a sleep and a clock that was set show as
/// a difference.
void SessionCare::Data::noteClock() {
    const auto wall = sinceEpoch(clock->now());
    const auto elapsed = clock->elapsed();
    const auto drift
        = (wall - std::exchange(seenWall, wall)) - (elapsed - std::exchange(seenElapsed, elapsed));
    if (std::chrono::abs(drift) > toleratedDrift)
        unsure = true;
}

/// Each token has a moment of its own, drawn once.
void SessionCare::Data::noteToken() {
    const SessionFacts &facts = session->facts();
    if (agedOf == facts.accessTokenExpires)
        return;
    agedOf = facts.accessTokenExpires;
    agedAt = {};
    if (!agedOf.isValid())
        return; // nobody said how long it lives: a call that is refused renews it
    const double random = policy.random ? policy.random() : QRandomGenerator::global()->generateDouble();
    const double share = policy.share * (1.0 + policy.spread * (2.0 * random - 1.0));
    const auto life = static_cast<double>(facts.accessTokenObtained.msecsTo(facts.accessTokenExpires));
    agedAt = facts.accessTokenObtained.addMSecs(static_cast<qint64>(life * share));
}

bool SessionCare::Data::isInUse() const {
    const auto idle = session->sinceLastCall();
    return watched || (idle && *idle < policy.inUseFor);
}

std::chrono::milliseconds SessionCare::Data::pause() const {
    if (!session || !agedAt.isValid())
        return longestPause;
    const std::chrono::milliseconds left(platformClock->now().msecsTo(agedAt));
    return left <= 0ms ? longestPause : std::clamp(left, shortestPause, longestPause);
}

void SessionCare::Data::conclude(bool renewed) {
    renewing = false;
    if (renewed) {
        unsure = false;
        failures = 0;
        notBefore = 0ms;
        return;
    }
    notBefore = clock->elapsed() + std::min(longestWait, firstWait * (1 << std::min(failures, 10)));
    ++failures;
}

QCoro::Task<void> SessionCare::Data::renew(std::shared_ptr<Data> data) {
    data->renewing = true;
    const Result<void> renewed = co_await data->session->renew();
    data->conclude(renewed.has_value());
}

void SessionCare::Data::look(const std::shared_ptr<Data> &data) {
    const SessionFacts facts = data->session ? data->session->facts() : SessionFacts();
    const bool runs = data->session && facts.state == SessionState::Active && !facts.locked;
    if (!runs || data->end.stop_requested())
        return;
    data->noteClock();
    data->noteToken();
    const bool aged = data->agedAt.isValid() && data->agedAt <= data->platformClock->now();
    const bool mayTry = !data->renewing && data->notBefore <= data->clock->elapsed();
    if ((aged || data->unsure) && mayTry && data->isInUse())
        renew(data);
}

QCoro::Task<void> SessionCare::Data::lookAfter(std::shared_ptr<Data> data, std::chrono::milliseconds pause) {
    const Result<void> passed = co_await data->clock->after(pause, data->end.get_token());
    if (passed)
        look(data);
}

QCoro::Task<void> SessionCare::Data::watchOver(std::shared_ptr<Data> data) {
    look(data);
    while (data->session && !data->end.stop_requested())
        co_await lookAfter(data, data->pause());
}

SessionCare::SessionCare(Session &session, const SessionParts &parts, CarePolicy policy)
    : d(std::make_shared<Data>()) {
    d->session = &session;
    d->clock = parts.clock;
    d->platformClock = parts.platformClock;
    d->policy = std::move(policy);
    d->seenWall = sinceEpoch(d->clock->now());
    d->seenElapsed = d->clock->elapsed();
    Data::watchOver(d);
}

SessionCare::~SessionCare() {
    d->end.request_stop();
}

void SessionCare::setWatched(bool watched) {
    d->watched = watched;
    if (watched)
        Data::look(d);
}

void SessionCare::wake() {
    d->unsure = true;
    Data::lookAfter(d, pauseAfterWaking);
}

} // namespace fleetkey
