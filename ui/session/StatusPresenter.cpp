#include "ui/session/StatusPresenter.h"

#include "ui/common/DateText.h"
#include "ui/shell/MainWindow.h"

using namespace std::chrono_literals;

namespace fleetkey::ui {

namespace {

constexpr auto calmTick = 30s;
constexpr auto countdownTick = 1s;
constexpr auto toleratedSkew = 60s;

Tone toneOf(const SessionFacts &facts, bool clocksAgree) {
    if (facts.state == SessionState::Expired)
        return Tone::Warning;
    if (facts.retrying)
        return Tone::Warning;
    switch (facts.connectivity) {
    case Connectivity::Online:
        return clocksAgree ? Tone::Good : Tone::Warning;
    case Connectivity::Offline:
        return Tone::Bad;
    case Connectivity::Unknown:
        break;
    }
    return Tone::Neutral;
}

} // namespace

StatusPresenter::StatusPresenter(MainWindow &window, std::shared_ptr<Connection> connection, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_connection(std::move(connection)) {
    connect(m_connection->session.get(), &Session::factsChanged, this, &StatusPresenter::update);
    connect(m_connection->parts.budget.get(), &LoginBudget::changed, this, &StatusPresenter::update);
    connect(&m_tick, &QTimer::timeout, this, &StatusPresenter::update);
    m_connection->parts.budget->reload();
    update();
}

void StatusPresenter::setScope(const QString &scope) {
    m_scope = scope;
    update();
}

void StatusPresenter::setMatches(std::optional<qint64> matches) {
    m_matches = matches;
    update();
}

void StatusPresenter::update() {
    const SessionFacts &facts = m_connection->session->facts();
    StatusFacts status;
    status.who = facts.email;
    status.scope = m_scope;
    status.tokenLife = tokenLife();
    if (m_matches)
        status.matches = tr("%Ln user(s)", nullptr, static_cast<int>(*m_matches));
    status.signIns = signIns();
    status.connectionTone = toneOf(facts, clockWord().isEmpty());
    status.connection = connectionWord();
    m_window.setStatus(status);

    const LoginAllowance &allowance = m_connection->parts.budget->facts().allowance;
    const bool counts = allowance.left < allowance.limit;
    m_tick.start(counts ? std::chrono::milliseconds(countdownTick) : std::chrono::milliseconds(calmTick));
}

QString StatusPresenter::tokenLife() const {
    const SessionFacts &facts = m_connection->session->facts();
    if (facts.state == SessionState::Expired)
        return tr("session over");
    if (!facts.accessTokenExpires.isValid())
        return {};
    const qint64 left = m_connection->parts.platformClock->now().secsTo(facts.accessTokenExpires);
    if (left <= 0)
        return tr("token is renewed at the next call");
    return tr("token %1").arg(DateText::span(std::chrono::seconds(left)));
}

QString StatusPresenter::signIns() const {
    const LoginBudgetFacts &budget = m_connection->parts.budget->facts();
    if (!budget.known)
        return {};
    const QDateTime now = m_connection->parts.clock->now();
    const LoginAllowance &allowance = budget.allowance;
    const bool counts = allowance.left < allowance.limit && !allowance.blockedUntil;
    // A spent sign-in is given back after a while, and nothing but the ledger knows when.
    if (counts || (allowance.changesAt && *allowance.changesAt <= now))
        m_connection->parts.budget->reload();
    const std::optional<QDateTime> &next = allowance.nextAt;
    if (allowance.left == 0 && next && now < *next) {
        const QString wait = DateText::span(std::chrono::seconds(now.secsTo(*next)));
        return allowance.blockedUntil ? tr("sign-ins blocked, next in %1").arg(wait)
                                      : tr("next sign-in in %1").arg(wait);
    }
    const QString left = tr("at most %1 of %2 sign-ins left").arg(allowance.left).arg(allowance.limit);
    const auto warning = allowance.warning();
    if (!warning)
        return left;
    return warning->span == LoginWarning::Span::Hour
        ? tr("%1, %2 spent within the hour").arg(left).arg(allowance.hour.spent)
        : tr("%1, %2 spent within the day").arg(left).arg(allowance.day.spent);
}

QString StatusPresenter::clockWord() const {
    const std::chrono::seconds ahead = m_connection->parts.platformClock->ahead().value_or(0s);
    if (std::chrono::abs(ahead) <= toleratedSkew)
        return {};
    const QString span = DateText::span(std::chrono::abs(ahead));
    return ahead > 0s ? tr("this computer's clock is %1 ahead").arg(span)
                      : tr("this computer's clock is %1 behind").arg(span);
}

QString StatusPresenter::connectionWord() const {
    const SessionFacts &facts = m_connection->session->facts();
    if (facts.retrying)
        return tr("trying again, %1 of %2…").arg(facts.retrying->attempt).arg(facts.retrying->most);
    switch (facts.connectivity) {
    case Connectivity::Online:
        return clockWord().isEmpty() ? tr("online") : tr("online · %1", "clocks disagree").arg(clockWord());
    case Connectivity::Offline:
        return tr("offline");
    case Connectivity::Unknown:
        break;
    }
    return tr("not asked yet");
}

} // namespace fleetkey::ui
