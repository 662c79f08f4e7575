#include "ui/users/UserColumn.h"

#include <algorithm>
#include <array>

namespace fleetkey::ui {

namespace {

using Facts = UserColumnFacts;
using Column = UserColumn;

constexpr auto unsortable = std::nullopt;
const QString lastName = QStringLiteral("lastName");

constexpr std::array<Facts, 21> factsByColumn{{
    {Column::Name, u"name", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Name"), 152, true,
        UserSortKey::FirstName},
    {Column::Email, u"email", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "E-mail"), 170, true,
        UserSortKey::Email},
    {Column::Phone, u"phone", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Phone"), 136, true,
        UserSortKey::Phone},
    {Column::DeviceToken, u"deviceToken", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "DeviceToken"),
        118, true, UserSortKey::DeviceToken},
    {Column::Activity, u"activity", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Activity"), 90, true,
        UserSortKey::ActivityStatus},
    {Column::Device, u"device", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Device"), 104, true,
        unsortable},
    {Column::Created, u"created", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Created"), 104, true,
        UserSortKey::DateCreated},
    {Column::Status, u"status", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Status"), 120, false,
        unsortable},
    {Column::Instance, u"instance", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Instance"), 132,
        false, unsortable},
    {Column::Application, u"application", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Application"),
        132, false, unsortable},
    {Column::OperatingSystem, u"operatingSystem",
        QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "System"), 112, false, unsortable},
    {Column::SdkVersion, u"sdkVersion", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "SDK"), 80, false,
        unsortable},
    {Column::AppVersion, u"appVersion", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "App"), 80, false,
        unsortable},
    {Column::ClientId, u"clientId", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "ClientId"), 112,
        false, unsortable},
    {Column::RealTime, u"realTime", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Real-time"), 88,
        false, unsortable},
    {Column::Tracking, u"tracking", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Tracking"), 88, false,
        unsortable},
    {Column::City, u"city", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "City"), 112, false,
        UserSortKey::City},
    {Column::Country, u"country", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Country"), 112, false,
        UserSortKey::Country},
    {Column::Nickname, u"nickname", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Nickname"), 112,
        false, UserSortKey::Nickname},
    {Column::Gender, u"gender", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Gender"), 88, false,
        UserSortKey::Gender},
    {Column::Birthday, u"birthday", QT_TRANSLATE_NOOP("fleetkey::ui::UserColumnFacts", "Birthday"), 104,
        false, UserSortKey::Birthday},
}};

} // namespace

QString UserColumnFacts::name() const {
    return tr(title);
}

std::span<const UserColumnFacts> UserColumnFacts::all() {
    return factsByColumn;
}

const UserColumnFacts &UserColumnFacts::of(UserColumn column) {
    return factsByColumn.at(static_cast<size_t>(column));
}

std::optional<UserColumn> UserColumnFacts::byKey(const QString &key) {
    const auto found = std::ranges::find_if(
        factsByColumn, [&key](const Facts &facts) { return QStringView(facts.key) == key; });
    return found == factsByColumn.end() ? std::nullopt : std::optional(found->column);
}

std::optional<UserColumn> UserColumnFacts::bySortKey(UserSortKey key) {
    // Names are sorted by either of their parts.
    if (key == UserSortKey::LastName)
        return UserColumn::Name;
    const auto found
        = std::ranges::find_if(factsByColumn, [key](const Facts &facts) { return facts.sortKey == key; });
    return found == factsByColumn.end() ? std::nullopt : std::optional(found->column);
}

QString UserColumnFacts::nameOf(UserSortKey key) {
    if (key == UserSortKey::LastName)
        return lastName;
    const std::optional<UserColumn> column = bySortKey(key);
    return column ? QString::fromUtf16(of(*column).key) : QString();
}

std::optional<UserSortKey> UserColumnFacts::sortKeyNamed(const QString &name) {
    if (name == lastName)
        return UserSortKey::LastName;
    const std::optional<UserColumn> column = byKey(name);
    return column ? of(*column).sortKey : std::nullopt;
}

} // namespace fleetkey::ui
