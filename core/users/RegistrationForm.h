#pragma once

#include "core/platform/RegistrationDraft.h"
#include "core/users/PhoneNumber.h"

#include <QDate>
#include <QList>

#include <expected>

namespace fleetkey {

/// What stands in the fields of a new user's form, as typed. The platform validates none of it (contract §4),
/// so `validated` does.
struct RegistrationForm {
    enum class Field {
        InstanceId,
        InstanceKey,
        DeviceToken,
        FirstName,
        LastName,
        Nickname,
        Email,
        Phone,
        Birthday,
        ChildrenCount,
    };
    enum class Problem {
        Missing,
        NotAUuid,
        NotAnEmail,
        PhoneNotANumber,
        PhoneNeedsCountryCode,
        PhoneUnknownCountryCode,
        PhoneTooShort,
        PhoneTooLong,
        PhoneNotInUse,
        NotADate,
        AmbiguousDate, ///< day and month could be either of two numbers
        NoSuchDay, ///< written as a date, of a day that is in no calendar
        DateInFuture,
        DateTooEarly,
        NotANumber,
        NumberNegative,
        NumberTooLarge,
    };
    struct Finding {
        Field field;
        Problem problem;
        bool operator==(const Finding &) const = default;
    };

    QString deviceToken; ///< empty: the console chooses one
    bool createAccessToken = false;
    QString firstName;
    QString lastName;
    QString nickname;
    QString email;
    QString phone;
    QString phoneRegion; ///< ISO 3166 code of the country a number without `+` is of
    QString birthday;
    std::optional<Gender> gender;
    QString maritalStatus;
    QString childrenCount;
    QString address;
    QString clientId;
    std::optional<bool> enabled;
    std::optional<bool> enableTracking;
    std::optional<bool> enableLogging;
    std::optional<bool> enableRealTimeLocation;

    /// What would be sent, trimmed, the phone in E.164; or every field that is wrong, in the order of
    /// `Field`. `today` bounds the birthday.
    [[nodiscard]] std::expected<RegistrationDraft, QList<Finding>> validated(const QDate &today) const;

    /// The form that gives this draft again.
    [[nodiscard]] static RegistrationForm from(const RegistrationDraft &draft);

    /// Whether an InstanceId and an InstanceKey that were typed could be ones.
    [[nodiscard]] static QList<Finding> instanceFindings(
        const QString &instanceId, const QString &instanceKey);

    bool operator==(const RegistrationForm &) const = default;
};

/// True for something that could receive mail: one `@`, a name before it, a domain with a dot after it. Does
/// not follow every quotation that RFC 5322 allows.
[[nodiscard]] bool isEmailAddress(const QString &text);

/// A day as people type it: `1990-05-31`, `31.5.1990`, and with slashes or hyphens where only one of the
/// numbers can be the month (`31/12/1985`, `12/31/1985`); invalid where it is none.
[[nodiscard]] QDate typedDate(const QString &text);

} // namespace fleetkey
