#include "app/sandbox/fleet/DevicePool.h"

#include <iterator>

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view androidModels[]
    = {"Samsung SM-G991B", "Samsung SM-S911B", "Samsung SM-S921B", "Samsung SM-A546B", "Samsung SM-A135F",
        "Samsung SM-A525F", "Google Pixel 6a", "Google Pixel 7", "Google Pixel 8 Pro", "Xiaomi 2201117TY",
        "Xiaomi 23021RAAEG", "Xiaomi M2101K6G", "OnePlus NE2213", "HUAWEI ELE-L29", "motorola moto g(60)",
        "OPPO CPH2387", "vivo V2111", "Sony XQ-CT54", "realme RMX3393", "Nokia G42 5G"};
constexpr std::string_view androidVersions[] = {"10", "11", "12", "13", "14", "15"};
constexpr std::string_view iphoneModels[] = {"iPhone 11", "iPhone 12", "iPhone 12 mini", "iPhone 13",
    "iPhone 13 Pro", "iPhone 14", "iPhone 14 Pro Max", "iPhone 15", "iPhone 15 Pro",
    "iPhone SE (2nd generation)", "iPhone SE (3rd generation)", "iPhone XR"};
constexpr std::string_view iosVersions[] = {"15.8.2", "16.6", "16.7.8", "17.2.1", "17.5.1", "17.6", "18.1"};
constexpr std::string_view androidSdks[] = {"2.2.263", "3.0.0", "3.0.2", "3.1.0", "3.1.1"};
constexpr std::string_view iosSdks[] = {"6.0.5", "6.2.0", "6.2.1", "7.0.1", "7.0.4"};
constexpr std::string_view appVersions[] = {"1.4.0", "1.6.2", "2.0.0", "2.0.1", "2.1.0", "2.3.5"};

template <std::size_t N> std::string pick(Random &random, const std::string_view (&choices)[N]) {
    return std::string(choices[random.below(N)]);
}

} // namespace

void inventDevice(User &user, Random &random) {
    const bool isIphone = random.chance(430);
    user.text(TextField::OsType) = isIphone ? "iOS" : "Android";
    user.text(TextField::DeviceModel) = isIphone ? pick(random, iphoneModels) : pick(random, androidModels);
    user.text(TextField::OsVersion) = isIphone ? pick(random, iosVersions) : pick(random, androidVersions);
    user.text(TextField::SdkVersion) = isIphone ? pick(random, iosSdks) : pick(random, androidSdks);
    user.text(TextField::AppVersion) = pick(random, appVersions);
    if (random.chance(850))
        user.text(TextField::MobileUid) = Uuid::next(random).toString();
    user.text(TextField::VirtualImei) = random.chance(500) ? Uuid::next(random).toString() : std::string();
}

} // namespace fleetkey::sandbox
