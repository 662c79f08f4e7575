#include "app/console/DirectorySources.h"

namespace fleetkey::console {

RemoteListing::PageSource pageSource(const UserDirectory &directory) {
    return [directory](UserQuery query, qint64 page, int pageSize, std::stop_token stop) {
        return directory.page(std::move(query), page, pageSize, std::move(stop));
    };
}

ui::InspectedUser::Source userSource(const UserDirectory &directory) {
    return [directory](DeviceToken user, std::stop_token stop) {
        return directory.user(std::move(user), std::move(stop));
    };
}

} // namespace fleetkey::console
