#include "core/tokens/TokenSituation.h"

#include <algorithm>

namespace fleetkey {

namespace {

constexpr qint64 shortestNotice = 60; // seconds
/// How long a fault of the platform keeps one from trying again, where it did not say.
constexpr qint64 faultLasts = 60; // seconds
/// The platform's block after too many logins (contract §3).
constexpr qint64 blockLasts = 3600; // seconds

PlatformAnswer answerOf(const std::optional<Error> &failure) {
    if (!failure)
        return PlatformAnswer::Accepted;
    if (failure->unanswered)
        return PlatformAnswer::None;
    switch (failure->kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::SessionExpired:
        return PlatformAnswer::Unauthorized;
    case ErrorKind::Forbidden:
        return PlatformAnswer::Forbidden;
    case ErrorKind::NotFound:
        return PlatformAnswer::NotFound;
    case ErrorKind::Validation:
        return PlatformAnswer::Invalid;
    case ErrorKind::RateLimited:
        return PlatformAnswer::TooMany;
    case ErrorKind::Server:
    case ErrorKind::Protocol:
        return PlatformAnswer::Failing;
    default: // the platform did not speak
        return PlatformAnswer::None;
    }
}

/// When it is worth trying again after this answer; invalid where time changes nothing.
QDateTime passesAt(PlatformAnswer answer, const QDateTime &when, const std::optional<Error> &failure) {
    if (answer != PlatformAnswer::TooMany && answer != PlatformAnswer::Failing)
        return {};
    if (failure->retryAt)
        return *failure->retryAt;
    return when.addSecs(answer == PlatformAnswer::TooMany ? blockLasts : faultLasts);
}

/// The user is not let in, or not there.
bool denies(PlatformAnswer answer) {
    return answer == PlatformAnswer::Forbidden || answer == PlatformAnswer::NotFound;
}

/// Whether what was said then is from before this, which may never have been.
bool isPast(const QDateTime &said, const QDateTime &since) {
    return since.isValid() && said <= since;
}

/// Reads evidence into a situation that is being made.
class Reader {
public:
    explicit Reader(const TokenKnowledge &knowledge)
        : m_known(knowledge)
        , m_now(knowledge.platformNow) { }

    TokenSituation read() {
        m_read.hasDeviceToken = !m_known.user.isEmpty();
        m_read.record = m_known.record;
        m_read.reach = m_known.offline ? Reach::Offline : Reach::Reachable;
        m_read.moments.now = m_now;
        readTokens();
        readLogin();
        readBudget();
        readClock();
        return m_read;
    }

private:
    /// What the platform said of these very tokens, if it still counts.
    PlatformAnswer about(const std::optional<TokenEvidence> &evidence, QDateTime &when) {
        if (!evidence)
            return PlatformAnswer::None;
        const PlatformAnswer answer = answerOf(evidence->failure);
        if (denies(answer) && isPast(evidence->when, m_known.reactivated))
            return PlatformAnswer::None;
        return counted(answer, evidence->when, evidence->failure, when);
    }

    /// The same of the last check. A 401 from before the token's time says nothing once that has come.
    PlatformAnswer lastCheck() {
        const PlatformAnswer answer = about(m_known.held->lastCheck, m_read.moments.checked);
        const QDateTime &begins = m_read.moments.notBefore;
        const bool tooEarly = begins.isValid() && m_read.moments.checked < begins && !isEarly();
        m_read.deniedThoughActive = denies(answer) && isPast(m_read.moments.checked, m_known.seenActive);
        return answer == PlatformAnswer::Unauthorized && tooEarly ? PlatformAnswer::None : answer;
    }

    /// The same of the last refresh. To ask once more for a user who is seen to be active spends nothing.
    PlatformAnswer lastRefresh() {
        const PlatformAnswer answer = about(m_known.held->lastRefresh, m_read.moments.refreshed);
        const bool isVoid = denies(answer) && isPast(m_read.moments.refreshed, m_known.seenActive);
        return isVoid ? PlatformAnswer::None : answer;
    }

    [[nodiscard]] bool isInItsTime() const {
        return m_read.accessToken == AccessTokenState::Valid
            || m_read.accessToken == AccessTokenState::Expiring;
    }

    [[nodiscard]] bool isEarly() const {
        const QDateTime &begins = m_read.moments.notBefore;
        return begins.isValid() && begins > m_now.addDuration(noticeableSkew);
    }

    PlatformAnswer counted(
        PlatformAnswer answer, const QDateTime &said, const std::optional<Error> &failure, QDateTime &when) {
        const QDateTime passes = passesAt(answer, said, failure);
        if (answer == PlatformAnswer::None || (passes.isValid() && passes <= m_now))
            return PlatformAnswer::None;
        when = said;
        if (passes.isValid()
            && (!m_read.moments.platformReady.isValid() || m_read.moments.platformReady < passes))
            m_read.moments.platformReady = passes;
        return answer;
    }

    void readTokens() {
        const HeldTokens *held = m_known.held;
        const bool inMemory = held != nullptr && !held->credentials.accessToken.isEmpty();
        m_read.keychain = inMemory ? KeychainHolding::NotUsed : m_known.keychain;
        if (held == nullptr)
            return;
        TokenMoments &moments = m_read.moments;
        moments.obtained = held->obtained;
        moments.issued = held->reading.issued.isValid() ? held->reading.issued : held->obtained;
        moments.notBefore = held->reading.notBefore;
        moments.expires = held->expires;
        m_read.pasted = held->source == TokenSource::Pasted && !held->credentials.accessToken.isEmpty();
        m_read.lastCheck = lastCheck();
        m_read.lastRefresh = lastRefresh();
        m_read.owner = held->strangerTo(m_known.user);
        m_read.accessToken = accessToken(*held);
        m_read.unaccepted = held->fromKeychain && !m_read.pasted && isInItsTime()
            && m_read.lastCheck != PlatformAnswer::Accepted
            && m_read.lastCheck != PlatformAnswer::Unauthorized
            && m_read.lastRefresh != PlatformAnswer::Unauthorized;
        // A refresh that was refused since says that the tokens may be revoked, both of them.
        if (m_read.lastRefresh == PlatformAnswer::Unauthorized)
            doubtAcceptance(moments.refreshed);
        if (held->lastRefresh)
            readLost(held->lastRefresh->lost, moments.refreshLost);
        if (held->credentials.refreshToken.isEmpty())
            m_read.refreshToken = RefreshTokenState::Absent;
        else if (m_read.lastRefresh == PlatformAnswer::Unauthorized)
            m_read.refreshToken = RefreshTokenState::Refused;
        else
            m_read.refreshToken = RefreshTokenState::Held;
    }

    AccessTokenState accessToken(const HeldTokens &held) const {
        if (held.credentials.accessToken.isEmpty())
            return AccessTokenState::Absent;
        if (!m_read.owner.isEmpty())
            return AccessTokenState::Foreign;
        // What the platform itself has handed out, or accepted, needs no form.
        const bool doubtful
            = held.source == TokenSource::Pasted && m_read.lastCheck != PlatformAnswer::Accepted;
        if (held.reading.malformed && doubtful)
            return AccessTokenState::Malformed;
        if (held.expires.isValid() && held.expires <= m_now)
            return AccessTokenState::Expired;
        // Before its time a refusal is what was to be expected, and no mark of a revoked token.
        if (isEarly() && m_read.lastCheck != PlatformAnswer::Accepted)
            return AccessTokenState::NotYetValid;
        if (m_read.lastCheck == PlatformAnswer::Unauthorized)
            return AccessTokenState::Refused;
        const InstanceId &instance = held.reading.instance;
        if (!instance.isEmpty() && !m_known.instance.isEmpty() && instance != m_known.instance)
            return AccessTokenState::OtherInstance;
        if (!held.expires.isValid())
            return AccessTokenState::Unknown;
        return isExpiring(held) ? AccessTokenState::Expiring : AccessTokenState::Valid;
    }

    bool isExpiring(const HeldTokens &held) const {
        const QDateTime &begun = m_read.moments.issued;
        const qint64 life = begun.isValid() ? begun.secsTo(held.expires) : 0;
        return m_now.secsTo(held.expires) < std::max(shortestNotice, life / 20);
    }

    /// What the platform accepted before this says nothing of now.
    void doubtAcceptance(const QDateTime &since) {
        if (m_read.lastCheck == PlatformAnswer::Accepted && m_read.moments.checked < since)
            m_read.lastCheck = PlatformAnswer::None;
    }

    /// What may have been done has replaced or revoked what is held; what was accepted since proves that it
    /// was not.
    void readLost(const QDateTime &lost, QDateTime &moment) {
        if (!lost.isValid())
            return;
        moment = lost;
        m_read.unsettled = true;
        m_read.unaccepted = false;
        doubtAcceptance(lost);
    }

    /// A pasted token is as old as it says, whenever it was pasted.
    void readLostLogin(const LoginEvidence &login) {
        const HeldTokens *held = m_known.held;
        const QDateTime begun = held == nullptr   ? QDateTime()
            : held->source == TokenSource::Pasted ? held->reading.issued
                                                  : held->obtained;
        if (!begun.isValid() || login.lost >= begun)
            readLost(login.lost, m_read.moments.loginLost);
    }

    void readLogin() {
        const auto &login = m_known.lastLogin;
        if (!login)
            return;
        readLostLogin(*login);
        const QDateTime &obtained = m_read.moments.obtained;
        const bool outdated = obtained.isValid() && login->when < obtained;
        const bool elsewhere = !m_known.instance.isEmpty() && !login->instance.isEmpty()
            && login->instance != m_known.instance;
        if (outdated || elsewhere)
            return;
        // Like the ledger, which learns from it, a login's answer counts by this computer's clock.
        std::optional<Error> failure = login->failure;
        if (failure && failure->retryAt)
            failure->retryAt = byPlatform(*failure->retryAt);
        const PlatformAnswer answer = answerOf(failure);
        if (denies(answer) && isPast(login->when, m_known.reactivated))
            return;
        m_read.lastLogin = counted(answer, login->when, failure, m_read.moments.loggedIn);
        m_read.refusedThoughActive = denies(answer) && isPast(login->when, m_known.seenActive);
    }

    [[nodiscard]] QDateTime byPlatform(const QDateTime &here) const {
        return here.addSecs(-m_known.clockAhead.value_or(std::chrono::seconds(0)).count());
    }

    void readBudget() {
        if (!m_known.allowance)
            return;
        const LoginAllowance &allowance = *m_known.allowance;
        m_read.loginsLeft = allowance.left;
        const std::optional<QDateTime> next
            = allowance.blockedUntil ? allowance.blockedUntil : allowance.nextAt;
        if (allowance.left > 0 && !allowance.blockedUntil) {
            m_read.logins = allowance.warning() ? LoginRoom::Scarce : LoginRoom::Free;
            return;
        }
        m_read.logins = LoginRoom::Spent;
        if (next) // which the ledger counts by this computer's clock
            m_read.moments.loginAllowed = byPlatform(*next);
    }

    void readClock() {
        if (!m_known.clockAhead)
            return;
        m_read.clockAhead = *m_known.clockAhead;
        const bool off = std::chrono::abs(m_read.clockAhead) > noticeableSkew;
        m_read.clock = off ? ClockAgreement::Off : ClockAgreement::Agrees;
    }

    const TokenKnowledge &m_known;
    const QDateTime &m_now;
    TokenSituation m_read;
};

} // namespace

TokenSituation TokenSituation::of(const TokenKnowledge &knowledge) {
    return Reader(knowledge).read();
}

} // namespace fleetkey
