#include "ui/signin/SignInBudget.h"

#include "ui/common/DateText.h"
#include "ui/signin/SignInWindow.h"

namespace fleetkey::ui {

using namespace std::chrono_literals;

SignInBudget::SignInBudget(SignInWindow &window, std::shared_ptr<Clock> clock, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_clock(std::move(clock)) {
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, &SignInBudget::show);
}

void SignInBudget::watch(std::shared_ptr<LoginBudget> budget) {
    if (m_budget)
        m_budget->disconnect(this);
    m_budget = std::move(budget);
    if (!m_budget) {
        m_countdown.stop();
        m_window.setBudgetLine({});
        m_window.liftBudgetRefusal();
        return;
    }
    connect(m_budget.get(), &LoginBudget::changed, this, &SignInBudget::show);
    m_budget->reload();
    m_countdown.start();
    show();
}

void SignInBudget::reload() {
    if (m_budget)
        m_budget->reload();
}

void SignInBudget::pause() {
    m_countdown.stop();
}

void SignInBudget::ask(const LoginWarning &warning) {
    const bool ofHour = warning.span == LoginWarning::Span::Hour;
    const QString wait = DateText::span(std::chrono::seconds(m_clock->now().secsTo(warning.relievedAt)));
    m_window.askBeforeSpending(ofHour
            ? tr("This would be sign-in number %1 within an hour").arg(warning.ordinal)
            : tr("This would be sign-in number %1 within a day").arg(warning.ordinal),
        tr("One page of the vendor's documentation names %1 as the limit, others do not. Beyond it the platform may "
           "block this whole address for an hour. Within the limit the next one is possible %2, in %3.")
            .arg(warning.limit)
            .arg(DateText::upcoming(warning.relievedAt), wait));
}

QString SignInBudget::lineOf(const LoginAllowance &allowance) {
    const QString minute = tr("at most %n sign-in(s) left in this minute", nullptr, allowance.left);
    const auto warning = allowance.warning();
    if (!warning)
        return minute;
    return warning->span == LoginWarning::Span::Hour
        ? tr("%1, %2 spent within the hour").arg(minute).arg(allowance.hour.spent)
        : tr("%1, %2 spent within the day").arg(minute).arg(allowance.day.spent);
}

void SignInBudget::show() {
    if (!m_budget || !m_budget->facts().known)
        return;
    const LoginAllowance &allowance = m_budget->facts().allowance;
    const QDateTime now = m_clock->now();
    if (allowance.left > 0 || !allowance.nextAt) {
        m_window.setBudgetLine(lineOf(allowance));
        m_window.liftBudgetRefusal();
    } else if (now < *allowance.nextAt) {
        showRefusal(allowance, *allowance.nextAt);
    }
    // A spent sign-in is given back after a while, and nothing but the ledger knows when. A block has its
    // end.
    const bool timeHasPassed = allowance.changesAt && *allowance.changesAt <= now;
    const bool isShort = allowance.left < allowance.limit && !allowance.blockedUntil;
    if (timeHasPassed || isShort)
        m_budget->reload();
}

void SignInBudget::showRefusal(const LoginAllowance &allowance, const QDateTime &next) {
    m_window.setBudgetLine({});
    m_window.showRefusedByBudget(allowance.blockedUntil
            ? tr("The platform blocks sign-ins from this address for a while")
            : tr("No sign-in is left in this minute"),
        tr("The next one is possible %1, in %2. One more now could close the platform for this whole address for an "
           "hour. Accounts that are still signed in open as usual.")
            .arg(
                DateText::upcoming(next), DateText::span(std::chrono::seconds(m_clock->now().secsTo(next)))));
}

} // namespace fleetkey::ui
