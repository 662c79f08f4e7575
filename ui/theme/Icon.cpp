#include "ui/theme/Icon.h"

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

const std::array<Icon, 33> &allIcons() {
    static const std::array<Icon, 33> icons = [] {
        std::array<Icon, 33> all{};
        for (std::size_t index = 0; index < all.size(); ++index)
            all[index] = static_cast<Icon>(index);
        return all;
    }();
    return icons;
}

QString iconFileName(Icon icon) {
    // In the order of the enumeration.
    static constexpr std::array<QStringView, 33> names
        = {u"users", u"user-plus", u"hierarchy", u"activity", u"search", u"plus", u"refresh", u"copy", u"eye",
            u"eye-off", u"key", u"lock", u"unlock", u"chevron-down", u"chevron-right", u"close", u"columns",
            u"filter", u"log", u"info", u"warning", u"error", u"check", u"device", u"token", u"log-in",
            u"log-out", u"trash", u"sun", u"command", u"edit", u"deactivated", u"emblem"};
    static_assert(static_cast<std::size_t>(Icon::Emblem) + 1 == names.size());
    return names.at(static_cast<std::size_t>(icon)).toString();
}

} // namespace fleetkey::ui
