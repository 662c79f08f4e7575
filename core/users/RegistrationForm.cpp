#include "core/users/RegistrationForm.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Field = RegistrationForm::Field;
using Problem = RegistrationForm::Problem;
using Finding = RegistrationForm::Finding;

constexpr int longestAddress = 254; // RFC 5321, a path without its angle brackets
constexpr int longestLocalPart = 64;
constexpr int mostChildren = 99;
constexpr int earliestYear = 1900;

Problem problemOf(PhoneProblem problem) {
    switch (problem) {
    case PhoneProblem::NotANumber:
        return Problem::PhoneNotANumber;
    case PhoneProblem::NeedsCountryCode:
        return Problem::PhoneNeedsCountryCode;
    case PhoneProblem::UnknownCountryCode:
        return Problem::PhoneUnknownCountryCode;
    case PhoneProblem::TooShort:
        return Problem::PhoneTooShort;
    case PhoneProblem::TooLong:
        return Problem::PhoneTooLong;
    case PhoneProblem::NotInUse:
        break;
    }
    return Problem::PhoneNotInUse;
}

std::expected<QString, Problem> phoneOf(const QString &text, const QString &region) {
    if (text.trimmed().isEmpty())
        return QString();
    const auto number = PhoneNumber::toE164(text, region);
    if (!number)
        return std::unexpected(problemOf(number.error()));
    return *number;
}

/// The numbers of a date, whatever day they name.
struct WrittenDate {
    int year;
    int first; ///< the month where the year comes first, the day where dots stand between
    int second;
    enum class Order { MonthDay, DayMonth, Either } order;

    [[nodiscard]] static std::optional<WrittenDate> in(const QString &text) {
        static const QRegularExpression yearFirst(u"^([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})$"_s);
        static const QRegularExpression yearLast(u"^([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})$"_s);
        const QString trimmed = text.trimmed();
        if (const auto found = yearFirst.match(trimmed); found.hasMatch())
            return WrittenDate{found.captured(1).toInt(), found.captured(3).toInt(),
                found.captured(4).toInt(), Order::MonthDay};
        const auto found = yearLast.match(trimmed);
        if (!found.hasMatch())
            return std::nullopt;
        return WrittenDate{found.captured(4).toInt(), found.captured(1).toInt(), found.captured(3).toInt(),
            found.captured(2) == u"." ? Order::DayMonth : Order::Either};
    }

    /// Countries with slashes disagree on what comes first, and both numbers could be a month.
    [[nodiscard]] bool isAmbiguous() const {
        return order == Order::Either && first <= 12 && second <= 12 && first != second;
    }
    /// Invalid where no calendar has the day.
    [[nodiscard]] QDate date() const {
        const bool monthFirst = order == Order::MonthDay || (order == Order::Either && second > 12);
        return monthFirst ? QDate(year, first, second) : QDate(year, second, first);
    }
};

std::expected<QDate, Problem> birthdayOf(const QString &text, const QDate &today) {
    if (text.trimmed().isEmpty())
        return QDate();
    const std::optional<WrittenDate> written = WrittenDate::in(text);
    if (!written)
        return std::unexpected(Problem::NotADate);
    if (written->isAmbiguous())
        return std::unexpected(Problem::AmbiguousDate);
    const QDate date = written->date();
    if (!date.isValid())
        return std::unexpected(Problem::NoSuchDay);
    if (date > today)
        return std::unexpected(Problem::DateInFuture);
    if (date.year() < earliestYear)
        return std::unexpected(Problem::DateTooEarly);
    return date;
}

std::expected<std::optional<int>, Problem> childrenOf(const QString &text) {
    if (text.trimmed().isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const int count = text.trimmed().toInt(&isNumber);
    if (!isNumber)
        return std::unexpected(Problem::NotANumber);
    if (count < 0)
        return std::unexpected(Problem::NumberNegative);
    if (count > mostChildren)
        return std::unexpected(Problem::NumberTooLarge);
    return count;
}

bool isDomain(QStringView domain) {
    const auto labels = domain.split(u'.');
    if (labels.size() < 2)
        return false;
    return std::ranges::all_of(labels, [](QStringView label) {
        if (label.isEmpty() || label.size() > 63 || label.startsWith(u'-') || label.endsWith(u'-'))
            return false;
        return std::ranges::all_of(label,
            [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c.isMark() || c.isSurrogate(); });
    });
}

} // namespace

bool isEmailAddress(const QString &text) {
    static const QRegularExpression forbidden(uR"([\s"(),:;<>\[\]\\\x00-\x1f\x7f])"_s);
    if (text.size() > longestAddress || text.contains(forbidden))
        return false;
    const auto at = text.indexOf(u'@');
    if (at < 1 || at > longestLocalPart || text.indexOf(u'@', at + 1) != -1)
        return false;
    const QStringView local = QStringView(text).left(at);
    if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(u".."))
        return false;
    return isDomain(QStringView(text).sliced(at + 1));
}

QDate typedDate(const QString &text) {
    const std::optional<WrittenDate> written = WrittenDate::in(text);
    return written && !written->isAmbiguous() ? written->date() : QDate();
}

std::expected<RegistrationDraft, QList<Finding>> RegistrationForm::validated(const QDate &today) const {
    RegistrationDraft draft;
    QList<Finding> findings;
    if (!deviceToken.trimmed().isEmpty() && !isUuid(deviceToken.trimmed()))
        findings.append({Field::DeviceToken, Problem::NotAUuid});
    draft.customToken = DeviceToken(deviceToken);
    draft.createAccessToken = createAccessToken;
    draft.firstName = firstName.trimmed();
    draft.lastName = lastName.trimmed();
    draft.nickname = nickname.trimmed();
    draft.email = email.trimmed();
    if (!draft.email.isEmpty() && !isEmailAddress(draft.email))
        findings.append({Field::Email, Problem::NotAnEmail});
    const auto take = [&findings](Field field, auto &target, const auto &value) {
        if (value)
            target = *value;
        else
            findings.append({field, value.error()});
    };
    take(Field::Phone, draft.phone, phoneOf(phone, phoneRegion));
    take(Field::Birthday, draft.birthday, birthdayOf(birthday, today));
    take(Field::ChildrenCount, draft.childrenCount, childrenOf(childrenCount));
    draft.gender = gender;
    draft.maritalStatus = maritalStatus.trimmed();
    draft.address = address.trimmed();
    draft.fields = {clientId.trimmed(), enabled, enableTracking, enableLogging, enableRealTimeLocation};
    if (!findings.isEmpty())
        return std::unexpected(std::move(findings));
    return draft;
}

RegistrationForm RegistrationForm::from(const RegistrationDraft &draft) {
    RegistrationForm form;
    form.deviceToken = draft.customToken.text();
    form.createAccessToken = draft.createAccessToken;
    form.firstName = draft.firstName;
    form.lastName = draft.lastName;
    form.nickname = draft.nickname;
    form.email = draft.email;
    form.phone = draft.phone;
    form.birthday = draft.birthday.toString(Qt::ISODate);
    form.gender = draft.gender;
    form.maritalStatus = draft.maritalStatus;
    form.childrenCount = draft.childrenCount ? QString::number(*draft.childrenCount) : QString();
    form.address = draft.address;
    form.clientId = draft.fields.clientId;
    form.enabled = draft.fields.enabled;
    form.enableTracking = draft.fields.enableTracking;
    form.enableLogging = draft.fields.enableLogging;
    form.enableRealTimeLocation = draft.fields.enableRealTimeLocation;
    return form;
}

QList<Finding> RegistrationForm::instanceFindings(const QString &instanceId, const QString &instanceKey) {
    QList<Finding> findings;
    const auto examine = [&findings](Field field, const QString &text) {
        if (text.isEmpty())
            findings.append({field, Problem::Missing});
        else if (!isUuid(text))
            findings.append({field, Problem::NotAUuid});
    };
    examine(Field::InstanceId, instanceId.trimmed());
    examine(Field::InstanceKey, instanceKey.trimmed());
    return findings;
}

} // namespace fleetkey
