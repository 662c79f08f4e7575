#include "ui/tokens/TokenReport.h"

#include "core/platform/AccessToken.h"
#include "ui/common/DateText.h"
#include "ui/common/ErrorText.h"
#include "ui/common/StatusText.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/FactText.h"
#include "ui/tokens/RuleText.h"
#include "ui/tokens/SecretPlaceholders.h"
#include "ui/tokens/TokenText.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

/// Nothing in it may start another line, cell or code.
QString plain(const QString &text) {
    QString line = text.simplified().left(300);
    line.replace(u'|', u'/').replace(u'`', u'\'').replace(u'<', u'(').replace(u'>', u')');
    return line.isEmpty() ? u"–"_s : line;
}

QString code(const QString &text) {
    return text.isEmpty() ? u"–"_s : u"`%1`"_s.arg(plain(text));
}

QString moment(const QDateTime &when) {
    return when.isValid() ? DateText::utc(when) : u"–"_s;
}

QString valueOf(const QJsonValue &value) {
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', 0);
    if (value.isArray()) {
        QStringList parts;
        for (const auto &part : value.toArray())
            parts.append(part.toString());
        return parts.join(u", "_s);
    }
    return value.toString();
}

/// Without what tells who it is, wherever it stands: claims and the platform's own words may quote it.
QString withoutPerson(QString text, const UserProfile &profile) {
    static const QRegularExpression email(uR"([^\s`|,;:"'()\[\]]+@[^\s`|,;:"'()\[\]]+\.\w{2,})"_s);
    static const QRegularExpression phone(uR"(\+\d[\d ().-]{5,}\d)"_s);
    text.replace(email, TokenReport::tr("[e-mail]"));
    text.replace(phone, TokenReport::tr("[phone]"));
    constexpr qsizetype shortest = 6; // less is in other numbers, too
    QString digits = profile.phone;
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    if (digits.size() >= shortest)
        text.replace(digits, TokenReport::tr("[phone]"));
    if (!profile.firstName.isEmpty() && !profile.lastName.isEmpty())
        text.replace(profile.firstName + u' ' + profile.lastName, TokenReport::tr("[name]"));
    return text;
}

} // namespace

QString TokenReport::markdown(const Facts &facts) {
    SecretPlaceholders placeholders;
    QStringList lines{u"# "_s + tr("Tokens of a user"), QString(),
        tr("Made by Fleetkey at %1. Secrets are left out; a name in brackets stands for each, the same for the "
           "same secret. So are name, e-mail and phone.")
            .arg(moment(facts.platformNow))};
    lines += user(facts) + nextStep(facts) + tokens(facts, placeholders);
    if (facts.held != nullptr)
        lines += claims(*facts.held);
    lines += answers(facts) + surroundings(facts);
    return withoutPerson(placeholders.scrubbed(lines.join(u'\n') + u'\n'), facts.user.profile);
}

QString TokenReport::fileName(const Facts &facts) {
    return u"fleetkey-%1-%2.md"_s.arg(
        facts.user.deviceToken.text().left(8), facts.platformNow.toUTC().toString(u"yyyyMMdd-HHmm"));
}

QStringList TokenReport::user(const Facts &facts) {
    const User &user = facts.user;
    return {{}, u"## "_s + tr("User"), {}, u"- DeviceToken: "_s + code(user.deviceToken.text()),
        u"- "_s
            + tr("Status: %1. Activity: %2.")
                .arg(StatusText::word(user.status), StatusText::word(user.activity)),
        u"- "_s + tr("Registered: %1").arg(moment(user.created)),
        u"- InstanceId: "_s + code(user.account.instanceId.text()),
        u"- "_s
            + tr("Device: %1; app %2, SDK %3")
                .arg(plain(user.device.osType + u' ' + user.device.osVersion), plain(user.device.appVersion),
                    plain(user.device.sdkVersion))};
}

QStringList TokenReport::nextStep(const Facts &facts) {
    const Diagnosis &diagnosis = facts.diagnosis;
    QStringList lines{{}, u"## "_s + DiagnosisText::title(diagnosis.action), {},
        DiagnosisText::reason(diagnosis, facts.platformNow)};
    const QString price = DiagnosisText::price(diagnosis, facts.allowance);
    if (!price.isEmpty())
        lines += {{}, price};
    const QString rule = tr("%1: %2", "a situation, what to do")
                             .arg(RuleText::situation(diagnosis.rule), RuleText::consequence(diagnosis.rule));
    lines += {{},
        u"- "_s
            + (isVendors(diagnosis.rule) ? tr("Vendor's rule. %1.") : tr("Fleetkey's own rule. %1."))
                .arg(rule),
        u"- "_s + DiagnosisText::confidence(diagnosis.confidence)};
    for (const DiagnosisFact &fact : diagnosis.evidence)
        lines += u"- "_s + FactText::of(fact, FactText::Moments::Utc);
    return lines;
}

QStringList TokenReport::tokens(const Facts &facts, SecretPlaceholders &placeholders) {
    const HeldTokens *held = facts.held;
    const auto row = [&](const QString &name, const QString &state, const SecretString &secret,
                         const QDateTime &expires) {
        const bool present = held != nullptr && !secret.isEmpty();
        return u"| %1 | %2 | %3 | %4 | %5 | %6 |"_s.arg(name, state,
            present ? placeholders.add(secret, name.toLower()) : u"–"_s,
            present ? moment(held->obtained) : u"–"_s, present ? TokenText::source(held->source) : u"–"_s,
            present ? moment(expires) : u"–"_s);
    };
    static const SecretString none;
    const Diagnosis &diagnosis = facts.diagnosis;
    return {{}, u"## "_s + tr("Tokens"), {}, tr("Kept: %1.").arg(facts.place), {},
        u"| "_s + tr("Token") + u" | "_s + tr("State") + u" | "_s + tr("Placeholder") + u" | "_s + tr("Since")
            + u" | "_s + tr("From") + u" | "_s + tr("Expires") + u" |"_s,
        u"|---|---|---|---|---|---|"_s,
        row(tr("Access token"), TokenText::word(diagnosis, facts.keychain),
            held != nullptr ? held->credentials.accessToken : none,
            held != nullptr ? held->expires : QDateTime()),
        row(tr("Refresh token"), TokenText::word(diagnosis.refreshToken, facts.keychain),
            held != nullptr ? held->credentials.refreshToken : none, {})};
}

QStringList TokenReport::claims(const HeldTokens &held) {
    const auto decoded = decodeToken(held.credentials.accessToken);
    if (!decoded)
        return {};
    QStringList lines{{}, u"## "_s + tr("What the access token says"), {},
        tr("The signature is not checked: only the platform can."), {}};
    QStringList others;
    const auto add = [&](const QJsonObject &object) {
        for (auto at = object.begin(); at != object.end(); ++at) {
            const QString meaning = TokenText::claimMeaning(at.key(), at.value());
            const QDateTime when = TokenText::isMoment(at.key()) ? momentIn(at.value()).when : QDateTime();
            if (meaning.isEmpty())
                others.append(code(at.key()));
            else
                lines.append(u"- %1 (%2): %3"_s.arg(
                    code(at.key()), meaning, when.isValid() ? moment(when) : plain(valueOf(at.value()))));
        }
    };
    add(decoded->header);
    add(decoded->claims);
    if (!others.isEmpty())
        lines.append(u"- "_s + tr("Other claims, values left out: %1").arg(others.join(u", "_s)));
    return lines;
}

QStringList TokenReport::answers(const Facts &facts) {
    QStringList lines;
    const auto add = [&lines](
                         const QString &what, const QDateTime &when, const std::optional<Error> &failure) {
        lines.append(u"- "_s
            + tr("%1, %2: %3", "what, when, how it ended")
                .arg(what, moment(when),
                    failure && failure->unanswered ? tr("no answer came")
                        : failure ? plain(ErrorText::of(*failure).title + u' ' + ErrorText::details(*failure))
                                  : tr("accepted")));
    };
    if (facts.held != nullptr && facts.held->lastCheck)
        add(tr("Call as the user"), facts.held->lastCheck->when, facts.held->lastCheck->failure);
    if (facts.held != nullptr && facts.held->lastRefresh)
        add(tr("Refresh"), facts.held->lastRefresh->when, facts.held->lastRefresh->failure);
    if (facts.lastLogin)
        add(tr("Login as the user"), facts.lastLogin->when, facts.lastLogin->failure);
    if (!lines.isEmpty())
        lines = QStringList{{}, u"## "_s + tr("What the platform answered"), {}} + lines;
    return lines;
}

QStringList TokenReport::surroundings(const Facts &facts) {
    QStringList lines{{}, u"## "_s + tr("Surroundings"), {},
        u"- "_s + tr("Environment: %1").arg(plain(facts.environment)),
        u"- "_s + tr("The platform's time: %1").arg(moment(facts.platformNow))};
    if (facts.clockAhead) {
        const auto seconds = facts.clockAhead->count();
        lines += u"- "_s
            + (seconds == 0 ? tr("This computer's clock agrees with it.")
                    : seconds > 0
                    ? tr("This computer's clock is %1 ahead.").arg(DateText::span(*facts.clockAhead))
                    : tr("This computer's clock is %1 behind.").arg(DateText::span(-*facts.clockAhead)));
    }
    if (facts.allowance) {
        const LoginAllowance &allowance = *facts.allowance;
        lines += u"- "_s
            + tr("Sign-ins left, at most: %1 of %2 in this minute; spent: %3 in this hour, %4 in this day")
                  .arg(allowance.left)
                  .arg(allowance.limit)
                  .arg(allowance.hour.spent)
                  .arg(allowance.day.spent);
        if (allowance.blockedUntil) { // which the ledger counts by this computer's clock
            const QDateTime until
                = allowance.blockedUntil->addDuration(-facts.clockAhead.value_or(std::chrono::seconds(0)));
            lines += u"- "_s + tr("The platform blocks sign-ins until %1").arg(moment(until));
        }
    }
    lines += u"- "_s + plain(facts.system);
    return lines;
}

} // namespace fleetkey::ui
