#include "ui/registration/RegistrationText.h"

namespace fleetkey::ui {

QString RegistrationText::problem(const RegistrationForm::Finding &finding) {
    using Field = RegistrationForm::Field;
    using Problem = RegistrationForm::Problem;
    switch (finding.problem) {
    case Problem::Missing:
        return finding.field == Field::InstanceKey ? tr("Enter the InstanceKey of this instance.")
                                                   : tr("Enter the InstanceId.");
    case Problem::NotAUuid:
        return tr("This is no UUID. It has 32 digits 0–9 and a–f in groups of 8-4-4-4-12.");
    case Problem::NotAnEmail:
        return tr("This is not an e-mail address. One looks like name@company.example.");
    case Problem::PhoneNotANumber:
        return tr("This is no phone number.");
    case Problem::PhoneNeedsCountryCode:
        return tr("Begin with + and the country's code, for example +381 63 204 1170.");
    case Problem::PhoneUnknownCountryCode:
        return tr("No country has this code after the +.");
    case Problem::PhoneTooShort:
        return tr("The number is too short for its country.");
    case Problem::PhoneTooLong:
        return tr("The number is too long for its country.");
    case Problem::PhoneNotInUse:
        return tr("Its country gives out no such number. Check the digits.");
    case Problem::NotADate:
        return tr("Write the birthday as 1990-05-31 or 31.5.1990.");
    case Problem::AmbiguousDate:
        return tr("Day and month could be either. Write the birthday as 1990-05-31 or 31.5.1990.");
    case Problem::NoSuchDay:
        return tr("There is no such day. Check the day and the month.");
    case Problem::DateInFuture:
        return tr("This day is still to come.");
    case Problem::DateTooEarly:
        return tr("This is too long ago. Check the year.");
    case Problem::NotANumber:
        return tr("Enter a whole number.");
    case Problem::NumberNegative:
        return tr("The number cannot be negative.");
    case Problem::NumberTooLarge:
        return tr("At most 99.");
    }
    return {};
}

} // namespace fleetkey::ui
