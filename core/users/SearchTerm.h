#pragma once

#include <QString>

namespace fleetkey {

/// What the platform is asked for when a person types this. It compares letter by letter (contract §6) and
/// holds phone numbers in their international form: of a number, what people write between the digits, and
/// the 0 that stands for their own country, are left out. Everything else stays as it was typed. Any thread.
[[nodiscard]] QString searchTermOf(const QString &typed);

} // namespace fleetkey
