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

} // namespace fleetkey
