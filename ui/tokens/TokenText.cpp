#include "ui/tokens/TokenText.h"

namespace fleetkey::ui {

namespace {

bool isUnproven(const Diagnosis &diagnosis) {
    const bool inItsTime = diagnosis.accessToken == AccessTokenState::Valid
        || diagnosis.accessToken == AccessTokenState::Expiring;
    return inItsTime && !diagnosis.proven;
}

/// Nothing but its dates says that it is valid.
bool isDatedOnly(const Diagnosis &diagnosis) {
    return diagnosis.unaccepted && diagnosis.accessToken == AccessTokenState::Valid;
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
        return tr("revoked, most likely");
    case AccessTokenState::NotYetValid:
        return tr("not valid yet");
    case AccessTokenState::Malformed:
        return tr("no whole JWT");
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
    case AccessTokenState::NotYetValid:
    case AccessTokenState::OtherInstance:
    case AccessTokenState::Malformed: // which may serve all the same
        return Tone::Warning;
    case AccessTokenState::Expired:
    case AccessTokenState::Refused:
    case AccessTokenState::Foreign:
        return Tone::Bad;
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

QString TokenText::word(KeychainHolding holding) {
    switch (holding) {
    case KeychainHolding::Unread:
        return tr("in the keychain");
    case KeychainHolding::Locked:
        return tr("keychain locked");
    case KeychainHolding::Unavailable:
        return tr("keychain not readable");
    case KeychainHolding::NotUsed:
    case KeychainHolding::Missing:
        break;
    }
    return tr("not held");
}

QString TokenText::word(AccessTokenState state, KeychainHolding holding) {
    return state == AccessTokenState::Absent ? word(holding) : word(state);
}

QString TokenText::word(RefreshTokenState state, KeychainHolding holding) {
    return state == RefreshTokenState::Absent ? word(holding) : word(state);
}

QString TokenText::word(const Diagnosis &diagnosis, KeychainHolding holding) {
    if (isUnproven(diagnosis))
        return tr("not proven");
    return isDatedOnly(diagnosis) ? tr("not expired") : word(diagnosis.accessToken, holding);
}

Tone TokenText::tone(const Diagnosis &diagnosis) {
    return isUnproven(diagnosis) || isDatedOnly(diagnosis) ? Tone::Neutral : tone(diagnosis.accessToken);
}

QString TokenText::sentence(KeychainHolding holding) {
    switch (holding) {
    case KeychainHolding::Unread:
        return tr("Kept in the keychain, not read yet.");
    case KeychainHolding::Locked:
        return tr("Kept in the keychain, which is locked.");
    case KeychainHolding::Unavailable:
        return tr("Kept in the keychain, which could not be read.");
    case KeychainHolding::Missing:
        return tr("The keychain was asked to keep it, but no longer has it.");
    case KeychainHolding::NotUsed:
        break;
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

QString TokenText::source(TokenSource source) {
    switch (source) {
    case TokenSource::Registration:
        return tr("from the registration");
    case TokenSource::Login:
        return tr("from a login");
    case TokenSource::Refresh:
        return tr("from a refresh");
    case TokenSource::Pasted:
        return tr("pasted");
    }
    return {};
}

QString TokenText::place(const UserSessions &sessions, const DeviceToken &user) {
    const bool held = sessions.held(user) != nullptr;
    if (!held && sessions.keychainHolding(user) == KeychainHolding::Missing)
        return tr("not in the keychain any more");
    if (!sessions.isRemembered(user))
        return held ? tr("this session only") : tr("not held");
    if (sessions.keychainTrouble(user))
        return held ? tr("this session only; the keychain could not be used")
                    : tr("keychain, not readable now");
    return held ? tr("keychain") : tr("keychain, not read yet");
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

QString TokenText::claimMeaning(const QString &claim, const QJsonValue &value) {
    const QString meaning = claimMeaning(claim);
    return isMoment(claim) && momentIn(value).inMilliseconds && !meaning.isEmpty()
        ? tr("%1, in milliseconds", "what a claim means, and that it counts them in place of seconds")
              .arg(meaning)
        : meaning;
}

bool TokenText::isMoment(const QString &claim) {
    return claim == u"exp" || claim == u"iat" || claim == u"nbf" || claim == u"auth_time";
}

} // namespace fleetkey::ui
