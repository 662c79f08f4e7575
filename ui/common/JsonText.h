#pragma once

#include <QString>

namespace fleetkey::ui {

/// JSON indented for reading, its properties in the order and its numbers in the spelling of the original. A
/// text that is no JSON comes back with whatever structure it has; nothing is lost or added but white space.
[[nodiscard]] QString indentedJson(const QByteArray &json);

} // namespace fleetkey::ui
