#pragma once

#include "app/sandbox/fleet/Store.h"
#include "app/sandbox/http/HttpMessage.h"

namespace fleetkey::sandbox {

// What `find` asks for, case-folded: all that is given must hold.
struct UserSearch {
    std::optional<std::string> deviceToken;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> clientId;
    std::optional<std::string> firstName;
    std::optional<std::string> lastName;
    std::optional<std::string> fullName; // first and last, with a space
    bool showInactive = false;
    InstanceSet instances; // that may be seen

    static UserSearch from(const Request &request);
    bool isEmpty() const;
    // The users found, in the order of their creation in the emulator.
    std::vector<Row> find(const Store &store) const;

private:
    std::vector<Row> candidates(const Store &store) const;
    bool matches(const UserTable &users, Row row) const;
};

} // namespace fleetkey::sandbox
