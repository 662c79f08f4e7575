#pragma once

#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/fleet/Admin.h"
#include "app/sandbox/fleet/Store.h"

#include <expected>

namespace fleetkey::sandbox {

// A request of GetFilteredPage, read and checked.
struct PageRequest {
    UserFilter filter;
    Sort sort;
    std::size_t number = 1;
    std::size_t size = 1;
    bool includeAccountInfo = false;
};

// Limits the filter to what the admin may see. The answer to give when the body is not valid.
std::expected<PageRequest, Answer> readPageRequest(
    const JsonValue &body, const Hierarchy &hierarchy, const Admin &admin);

// The page as the Result of the answer.
std::string pageJson(Store &store, const PageRequest &request);

} // namespace fleetkey::sandbox
