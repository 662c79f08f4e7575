#pragma once

#include <QString>

#include <array>

namespace fleetkey::ui {

/// The line icons of `resources/icons`, 24-unit grid, tinted by the theme.
enum class Icon {
    Users,
    UserPlus,
    Hierarchy,
    Activity,
    Search,
    Plus,
    Refresh,
    Copy,
    Eye,
    EyeOff,
    Key,
    Lock,
    Unlock,
    ChevronDown,
    ChevronRight,
    Close,
    Columns,
    Filter,
    Log,
    Info,
    Warning,
    Error,
    Check,
    Device,
    Token,
    LogIn,
    LogOut,
    Trash,
    Sun,
    Command,
    Edit,
    Deactivated,
    Emblem
};

/// All icons, for tests and galleries.
[[nodiscard]] const std::array<Icon, 33> &allIcons();
/// The name of its drawing, without the ending, for example `chevron-down`.
[[nodiscard]] QString iconFileName(Icon icon);

} // namespace fleetkey::ui
