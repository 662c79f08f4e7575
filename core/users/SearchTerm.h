#pragma once

#include <QString>

#include <optional>

namespace fleetkey {

/// What else to search for when nothing matches what a person typed: the platform compares letter by letter
/// (contract §6) and holds most phone numbers in their international form. Of a number, what people write
/// between the digits, and the 0 that stands for their own country, are left out. Nothing where the text is
/// no phone number, or is written that way already. Many a ClientId looks like one, and some numbers are
/// held as they were typed: only ever the second thing to search for. Any thread.
[[nodiscard]] std::optional<QString> phoneNumberIn(const QString &typed);

/// The same for a name that is written with the last name first, while the platform holds the first name
/// first: its last word in front of the others, or, where a comma stands in it, what follows the comma.
/// Nothing where the text is one word, or holds what no name does: it is an e-mail address or an id. Any
/// thread.
[[nodiscard]] std::optional<QString> swappedNameIn(const QString &typed);

/// What a person may have meant when nothing matches what was typed, letter by letter.
struct SecondReading {
    enum class Kind { PhoneNumber, SwappedName };

    Kind kind;
    QString term; ///< to search for

    bool operator==(const SecondReading &) const = default;
};

/// How else the text can be read; nothing where it can only be meant as it stands. Any thread.
[[nodiscard]] std::optional<SecondReading> secondReading(const QString &typed);

} // namespace fleetkey
