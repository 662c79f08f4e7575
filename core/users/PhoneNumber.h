#pragma once

#include <QString>

#include <expected>

namespace fleetkey {

/// Why a text is no phone number.
enum class PhoneProblem {
    NotANumber, ///< letters, or nothing that could be dialled
    NeedsCountryCode, ///< written without `+` and no region says which country is meant
    UnknownCountryCode, ///< no country has the code after the `+`
    TooShort,
    TooLong,
    NotInUse, ///< of the right length, but no such number is given out there
};

/// Phone numbers as people write them, and as the platform wants them. Pure, any thread.
class PhoneNumber {
public:
    /// The number in E.164 (`+381632041170`). `region` is the ISO 3166 code of the country meant where no `+`
    /// says it (`RS`); empty: none.
    [[nodiscard]] static std::expected<QString, PhoneProblem> toE164(
        const QString &text, const QString &region);
    /// The number spaced for reading (`+381 63 2041170`); the text itself where it is no number.
    [[nodiscard]] static QString readable(const QString &text);
};

} // namespace fleetkey
