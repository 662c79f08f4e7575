#include "core/users/PhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <string>

namespace fleetkey {

namespace {

using Library = i18n::phonenumbers::PhoneNumberUtil;
using Number = i18n::phonenumbers::PhoneNumber;

constexpr auto noRegion = "ZZ"; // the library's word for "no country"
constexpr int longestText = 100; // the library takes seconds over an endless one

PhoneProblem problemOf(Library::ErrorType error, bool countryNamed) {
    switch (error) {
    case Library::INVALID_COUNTRY_CODE_ERROR:
        return countryNamed ? PhoneProblem::UnknownCountryCode : PhoneProblem::NeedsCountryCode;
    case Library::TOO_SHORT_AFTER_IDD:
    case Library::TOO_SHORT_NSN:
        return PhoneProblem::TooShort;
    case Library::TOO_LONG_NSN:
        return PhoneProblem::TooLong;
    case Library::NOT_A_NUMBER:
    case Library::NO_PARSING_ERROR:
        break;
    }
    return PhoneProblem::NotANumber;
}

PhoneProblem problemOf(Library::ValidationResult possible) {
    switch (possible) {
    case Library::TOO_SHORT:
    case Library::IS_POSSIBLE_LOCAL_ONLY:
        return PhoneProblem::TooShort;
    case Library::TOO_LONG:
        return PhoneProblem::TooLong;
    case Library::INVALID_COUNTRY_CODE:
        return PhoneProblem::UnknownCountryCode;
    case Library::IS_POSSIBLE:
    case Library::INVALID_LENGTH:
        break;
    }
    return PhoneProblem::NotInUse;
}

} // namespace

std::expected<QString, PhoneProblem> PhoneNumber::toE164(const QString &text, const QString &region) {
    const Library &library = *Library::GetInstance();
    const QString trimmed = text.trimmed();
    if (trimmed.size() > longestText)
        return std::unexpected(PhoneProblem::TooLong);
    const bool countryNamed = trimmed.startsWith(u'+');
    Number number;
    const auto error = library.ParseAndKeepRawInput(
        trimmed.toStdString(), region.isEmpty() ? noRegion : region.toUpper().toStdString(), &number);
    if (error != Library::NO_PARSING_ERROR)
        return std::unexpected(problemOf(error, countryNamed));
    if (!library.IsValidNumber(number))
        return std::unexpected(problemOf(library.IsPossibleNumberWithReason(number)));
    std::string written;
    library.Format(number, Library::E164, &written);
    return QString::fromStdString(written);
}

QString PhoneNumber::readable(const QString &text) {
    if (text.size() > longestText)
        return text;
    const Library &library = *Library::GetInstance();
    Number number;
    if (library.Parse(text.toStdString(), noRegion, &number) != Library::NO_PARSING_ERROR)
        return text;
    std::string written;
    library.Format(number, Library::INTERNATIONAL, &written);
    return QString::fromStdString(written);
}

} // namespace fleetkey
