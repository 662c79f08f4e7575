#include "ui/tokens/TokenText.h"

#include "ui/common/DateText.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

QString sinceExpiry(const HeldTokens *held, const QDateTime &now) {
    return held == nullptr ? QString() : DateText::span(std::chrono::seconds(held->expires.secsTo(now)));
}

} // namespace

QString TokenText::word(AccessTokenState state) {
    switch (state) {
    case AccessTokenState::Absent:
        return tr("not held");
    case AccessTokenState::Valid:
        return tr("valid");
    case AccessTokenState::Expiring:
        return tr("expiring");
    case AccessTokenState::Expired:
        return tr("expired");
    case AccessTokenState::Unknown:
        return tr("unknown");
    case AccessTokenState::Refused:
        return tr("refused");
    case AccessTokenState::NotYetValid:
        return tr("not yet valid");
    case AccessTokenState::Malformed:
        return tr("damaged");
    case AccessTokenState::Foreign:
        return tr("another user's");
    case AccessTokenState::OtherInstance:
        return tr("another instance's");
    }
    return {};
}

Tone TokenText::tone(AccessTokenState state) {
    switch (state) {
    case AccessTokenState::Valid:
        return Tone::Good;
    case AccessTokenState::Expiring:
        return Tone::Warning;
    case AccessTokenState::Expired:
    case AccessTokenState::Refused:
    case AccessTokenState::Malformed:
    case AccessTokenState::Foreign:
        return Tone::Bad;
    case AccessTokenState::NotYetValid:
    case AccessTokenState::OtherInstance:
        return Tone::Warning;
    case AccessTokenState::Absent:
    case AccessTokenState::Unknown:
        break;
    }
    return Tone::Neutral;
}

QString TokenText::word(RefreshTokenState state) {
    switch (state) {
    case RefreshTokenState::Absent:
        return tr("not held");
    case RefreshTokenState::Held:
        return tr("held");
    case RefreshTokenState::Refused:
        return tr("refused");
    }
    return {};
}

Tone TokenText::tone(RefreshTokenState state) {
    switch (state) {
    case RefreshTokenState::Held:
        return Tone::Good;
    case RefreshTokenState::Refused:
        return Tone::Bad;
    case RefreshTokenState::Absent:
        break;
    }
    return Tone::Neutral;
}

QString TokenText::title(const NextStep &step) {
    switch (step.action) {
    case NextStep::Action::Nothing:
        return tr("Nothing to do");
    case NextStep::Action::Check:
        return tr("Next step: ask the platform");
    case NextStep::Action::Register:
        return tr("Next step: register the user");
    case NextStep::Action::Refresh:
        return tr("Next step: refresh the access token");
    case NextStep::Action::LogIn:
        return tr("Next step: log in as this user");
    }
    return {};
}

QString TokenText::sentence(
    const NextStep &step, const TokenFacts &facts, const HeldTokens *held, const QDateTime &now) {
    const QString left = held != nullptr && held->expires.isValid()
        ? DateText::span(std::chrono::seconds(now.secsTo(held->expires)))
        : QString();
    switch (step.action) {
    case NextStep::Action::Nothing:
        if (left.isEmpty())
            return tr("The platform accepts the access token.");
        if (facts.refreshToken != RefreshTokenState::Held)
            return tr("The access token is valid for another %1. After that only a login helps.").arg(left);
        return tr("The access token is valid for another %1.").arg(left);
    case NextStep::Action::Check:
        return tr("It is not known how long the access token lives. A call as this user tells whether it "
                  "still serves. It spends no sign-in.");
    case NextStep::Action::Register:
        return tr("Without a DeviceToken nothing else is possible.");
    case NextStep::Action::Refresh:
        if (facts.accessToken == AccessTokenState::Expiring)
            return tr("It expires in %1 and a refresh token is held. Refreshing spends no sign-in.")
                .arg(left);
        if (facts.accessToken == AccessTokenState::Refused)
            return tr("The platform refuses it although its time is not up, and a refresh token is held. "
                      "Refreshing spends no sign-in.");
        return tr("It expired %1 ago and a refresh token is held. Refreshing spends no sign-in.")
            .arg(sinceExpiry(held, now));
    case NextStep::Action::LogIn:
        if (step.rule == TableRow::LogInAfterRefusedRefresh)
            return tr("The platform refused to refresh. Only a login gets new tokens.");
        if (held == nullptr)
            return tr("No tokens of this user are held here.");
        return tr("The access token does not serve and no refresh token is held.");
    }
    return {};
}

QString TokenText::loginPrice(const std::optional<LoginAllowance> &allowance) {
    const QString effect = tr("signs the driver's app out until it refreshes or logs in again");
    if (!allowance)
        return tr("Spends a sign-in; %1.", "%1: whose session ends").arg(effect);
    if (allowance->left > 0)
        return tr("Spends 1 of at most %n sign-in(s); %1.", nullptr, allowance->left).arg(effect);
    const auto &until = allowance->blockedUntil ? allowance->blockedUntil : allowance->nextAt;
    return until ? tr("No sign-in is left. The next one is possible %1.").arg(DateText::upcoming(*until))
                 : tr("No sign-in is left right now.");
}

QString TokenText::button(const NextStep &step) {
    switch (step.action) {
    case NextStep::Action::Nothing:
    case NextStep::Action::Register: // a user that can be looked at has a DeviceToken
        break;
    case NextStep::Action::Check:
        return tr("Ask the platform");
    case NextStep::Action::Refresh:
        return tr("Refresh");
    case NextStep::Action::LogIn:
        return tr("Log in…");
    }
    return {};
}

QString TokenText::rule(TableRow rule) {
    switch (rule) {
    case TableRow::None:
        return tr("No rule of the vendor asks for anything now.");
    case TableRow::RegisterWithoutDeviceToken:
        return tr("Vendor's rule 1: without a DeviceToken, register the user.");
    case TableRow::RefreshExpired:
        return tr("Vendor's rule 2: when the access token has expired, refresh it with both tokens.");
    case TableRow::LogInWithoutTokens:
        return tr("Vendor's rule 3: without a refresh token or an access token, log in with DeviceToken and "
                  "InstanceKey.");
    case TableRow::LogInAfterRefusedRefresh:
        return tr("Vendor's rule 4: when the refresh is refused, log in.");
    }
    return {};
}

QString TokenText::evidence(const TokenFacts &facts, const HeldTokens *held, const QDateTime &now) {
    QStringList lines;
    lines.append(
        tr("Access token: %1. Refresh token: %2.").arg(word(facts.accessToken), word(facts.refreshToken)));
    if (held != nullptr) {
        if (held->expires.isValid())
            lines.append(tr("Expires: %1.").arg(DateText::dateTime(held->expires)));
        const auto said = [&lines](const std::optional<TokenEvidence> &word, const QString &accepted,
                              const QString &refused) {
            if (word)
                lines.append((word->failure ? refused : accepted).arg(DateText::dateTime(word->when)));
        };
        said(held->lastCheck, tr("Last call as this user: accepted, %1."),
            tr("Last call as this user: failed, %1."));
        said(held->lastRefresh, tr("Last refresh: done, %1."), tr("Last refresh: failed, %1."));
    }
    lines.append(tr("The platform's time: %1.").arg(DateText::dateTime(now)));
    return lines.join(u'\n');
}

QString TokenText::claimMeaning(const QString &claim) {
    static constexpr std::pair<const char16_t *, const char *> meanings[] = {
        {u"exp", QT_TR_NOOP("expires")},
        {u"iat", QT_TR_NOOP("issued")},
        {u"nbf", QT_TR_NOOP("valid from")},
        {u"iss", QT_TR_NOOP("issuer")},
        {u"aud", QT_TR_NOOP("meant for")},
        {u"sub", QT_TR_NOOP("about whom")},
        {u"jti", QT_TR_NOOP("own id")},
        {u"alg", QT_TR_NOOP("algorithm")},
        {u"typ", QT_TR_NOOP("kind")},
        {u"kid", QT_TR_NOOP("signing key")},
    };
    for (const auto &[name, meaning] : meanings) {
        if (claim == QStringView(name))
            return tr(meaning);
    }
    return {};
}

} // namespace fleetkey::ui
