#include "app/sandbox/api/UserSearch.h"

#include "app/sandbox/base/Text.h"

#include <numeric>

namespace fleetkey::sandbox {

namespace {

std::optional<std::string> given(const Request &request, std::string_view name) {
    const std::string *value = request.queryValue(name);
    return value && !value->empty() ? std::optional(foldCase(*value)) : std::nullopt;
}

bool equals(std::optional<std::string_view> text, const std::optional<std::string> &wanted) {
    return !wanted || (text && foldCase(*text) == *wanted);
}

} // namespace

UserSearch UserSearch::from(const Request &request) {
    UserSearch search;
    search.deviceToken = given(request, "DeviceToken");
    search.email = given(request, "Email");
    search.phone = given(request, "Phone");
    search.clientId = given(request, "ClientId");
    search.firstName = given(request, "FirstName");
    search.lastName = given(request, "LastName");
    search.fullName = given(request, "FullName");
    search.showInactive = request.asksFor("ShowInactiveUsers");
    return search;
}

bool UserSearch::isEmpty() const {
    return !deviceToken && !email && !phone && !clientId && !firstName && !lastName && !fullName;
}

std::vector<Row> UserSearch::candidates(const Store &store) const {
    if (deviceToken) {
        const std::optional<Uuid> id = Uuid::parse(*deviceToken);
        const std::optional<Row> row = id ? store.index().findToken(*id) : std::nullopt;
        return row ? std::vector<Row>{*row} : std::vector<Row>{};
    }
    if (email)
        return store.index().findText(TextField::Email, *email);
    if (phone)
        return store.index().findText(TextField::Phone, *phone);
    if (clientId)
        return store.index().findText(TextField::ClientId, *clientId);
    std::vector<Row> all(store.users().rowCount());
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

bool UserSearch::matches(const UserTable &users, Row row) const {
    const UserRecord &user = users[row];
    if (!user.alive || !instances.contains(user.instance)
        || (!showInactive && user.status != UserStatus::Active))
        return false;
    const auto text = [&](TextField field) { return users.text(user, field); };
    if (!equals(text(TextField::Email), email) || !equals(text(TextField::Phone), phone)
        || !equals(text(TextField::ClientId), clientId) || !equals(text(TextField::FirstName), firstName)
        || !equals(text(TextField::LastName), lastName))
        return false;
    if (!fullName)
        return true;
    std::string full(text(TextField::FirstName).value_or(""));
    full += ' ';
    full += text(TextField::LastName).value_or("");
    return equals(full, fullName);
}

std::vector<Row> UserSearch::find(const Store &store) const {
    std::vector<Row> found;
    for (Row row : candidates(store)) {
        if (matches(store.users(), row))
            found.push_back(row);
    }
    return found;
}

} // namespace fleetkey::sandbox
