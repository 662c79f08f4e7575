#pragma once

#include <QLatin1StringView>

/// The built-in fleet's own administrator. The password guards nothing and is printed in the emulator's help.
namespace fleetkey::ui::sandbox {

inline constexpr QLatin1StringView email("company@sandbox.example");
inline constexpr QLatin1StringView password("sandbox");

} // namespace fleetkey::ui::sandbox
