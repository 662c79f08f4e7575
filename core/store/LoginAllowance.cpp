#include "core/store/LoginAllowance.h"

#include "core/store/LoginLedger.h"

#include <algorithm>
#include <functional>

namespace fleetkey {

namespace {

/// How many logins lie within the span, and when the one that fills the limit will have left it.
struct Filling {
    int spent = 0;
    std::optional<QDateTime> until;
};

/// `spent` has the newest first.
Filling fillingOf(
    const QList<QDateTime> &spent, int limit, std::chrono::milliseconds span, const QDateTime &now) {
    const QDateTime from = now.addMSecs(-span.count());
    const auto end = std::ranges::find_if(spent, [&from](const QDateTime &at) { return at <= from; });
    Filling filling{static_cast<int>(end - spent.begin()), std::nullopt};
    if (filling.spent >= limit)
        filling.until = spent.at(limit - 1).addMSecs(span.count());
    return filling;
}

SoftLoginLimit softLimit(
    const QList<QDateTime> &spent, int limit, std::chrono::milliseconds span, const QDateTime &now) {
    const Filling filling = fillingOf(spent, limit, span, now);
    return {limit, filling.spent, filling.until};
}

void takeEarlier(std::optional<QDateTime> &earliest, const QDateTime &moment, const QDateTime &now) {
    if (now < moment && (!earliest || moment < *earliest))
        earliest = moment;
}

LoginWarning warningOf(LoginWarning::Span span, const SoftLoginLimit &limit) {
    return {span, limit.spent + 1, limit.limit, limit.relievedAt.value_or(QDateTime())};
}

} // namespace

LoginAllowance LoginAllowance::after(
    const QList<QDateTime> &spent, const std::optional<QDateTime> &blockedUntil, const QDateTime &now) {
    QList<QDateTime> newestFirst = spent;
    std::ranges::sort(newestFirst, std::greater());

    const Filling minute = fillingOf(newestFirst, LoginLedger::limit, LoginLedger::window, now);
    LoginAllowance allowance;
    allowance.limit = LoginLedger::limit;
    allowance.left = std::max(0, LoginLedger::limit - minute.spent);
    allowance.nextAt = minute.until;
    allowance.hour = softLimit(newestFirst, LoginLedger::hourlyLimit, std::chrono::hours(1), now);
    allowance.day = softLimit(newestFirst, LoginLedger::dailyLimit, std::chrono::hours(24), now);
    for (const QDateTime &at : newestFirst) {
        for (const std::chrono::seconds span : {LoginLedger::window,
                 std::chrono::seconds(std::chrono::hours(1)), std::chrono::seconds(std::chrono::hours(24))})
            takeEarlier(allowance.changesAt, at.addSecs(span.count()), now);
    }
    if (blockedUntil && now < *blockedUntil) {
        takeEarlier(allowance.changesAt, *blockedUntil, now);
        allowance.left = 0;
        allowance.blockedUntil = blockedUntil;
        allowance.nextAt = std::max(allowance.nextAt.value_or(*blockedUntil), *blockedUntil);
    }
    return allowance;
}

std::optional<LoginWarning> LoginAllowance::warning() const {
    if (left == 0)
        return std::nullopt;
    if (hour.isReached())
        return warningOf(LoginWarning::Span::Hour, hour);
    if (day.isReached())
        return warningOf(LoginWarning::Span::Day, day);
    return std::nullopt;
}

Error LoginAllowance::refusal() const {
    Error refusal = Error::of(ErrorKind::LoginBudget);
    refusal.retryAt = nextAt;
    return refusal;
}

} // namespace fleetkey
