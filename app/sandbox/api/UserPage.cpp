#include "app/sandbox/api/UserPage.h"

#include "app/sandbox/api/UserWriter.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::int64_t largestPage = 1'000;
constexpr std::int64_t largestPageNumber = 0x7fffffff;

// The instances below the ids of a list; all of them when the list is empty.
template <typename Includes>
InstanceSet instancesOf(
    BodyReader &body, std::string_view name, const Hierarchy &hierarchy, Includes includes) {
    const std::vector<std::string> texts = body.texts(name);
    InstanceSet selected = InstanceSet::upTo(texts.empty() ? hierarchy.instances.size() : 0);
    for (const std::string &text : texts) {
        const std::optional<Uuid> id = Uuid::parse(text);
        if (!id)
            body.refuse(name, "The field must be an array of UUIDs.");
        for (std::size_t i = 0; id && i < hierarchy.instances.size(); ++i) {
            if (includes(hierarchy.instances[i], *id))
                selected.insert(i);
        }
    }
    return selected;
}

InstanceSet readInstances(BodyReader &body, const Hierarchy &hierarchy) {
    InstanceSet selected = instancesOf(body, "CompanyIds", hierarchy,
        [&](const Instance &, const Uuid &id) { return hierarchy.company.id == id; });
    selected &= instancesOf(body, "ApplicationIds", hierarchy, [&](const Instance &instance, const Uuid &id) {
        return hierarchy.applications[instance.application].id == id;
    });
    selected &= instancesOf(body, "InstanceIds", hierarchy,
        [](const Instance &instance, const Uuid &id) { return instance.id == id; });
    return selected;
}

unsigned readActivities(BodyReader &body) {
    unsigned activities = 0;
    for (const std::string &name : body.texts("ActivityStatuses")) {
        const std::optional<Activity> activity = activityNamed(name);
        if (!activity)
            body.refuse("ActivityStatuses", "The statuses are Active, Inactive, Lost, NoData and Error.");
        else
            activities |= 1U << static_cast<unsigned>(*activity);
    }
    return activities;
}

std::optional<std::string> nonEmpty(std::optional<std::string> text) {
    return text && text->empty() ? std::nullopt : std::move(text);
}

UserFilter readFilter(BodyReader &body, const Hierarchy &hierarchy) {
    UserFilter filter;
    filter.instances = readInstances(body, hierarchy);
    filter.includeInactive = body.boolean("ShowInactiveUsers").value_or(false);
    filter.activities = readActivities(body);
    filter.createdFrom = body.moment("DateCreatedFrom");
    filter.createdTo = body.lastMoment("DateCreatedTo");
    filter.country = nonEmpty(body.text("Country"));
    filter.city = nonEmpty(body.text("City"));
    filter.realTime = body.boolean("RtdEnabled");
    filter.searchTerm = body.text("SearchTerm").value_or("");
    return filter;
}

void readSort(BodyReader &body, PageRequest &page) {
    const std::optional<std::string> name = body.text("Sort");
    const std::optional<Sort> sort = name ? sortNamed(*name) : std::nullopt;
    if (name && !sort)
        body.refuse("Sort", "There is no such order.");
    page.sort = sort.value_or(Sort{});
}

} // namespace

std::expected<PageRequest, Answer> readPageRequest(
    const JsonValue &json, const Hierarchy &hierarchy, const Admin &admin) {
    BodyReader body(json);
    PageRequest page;
    for (std::string_view name :
        {"PageNumber", "PageSize", "IncludeAccountInfo", "Sort", "ShowInactiveUsers"})
        body.require(name);
    page.number = static_cast<std::size_t>(body.integer("PageNumber", 1, largestPageNumber).value_or(1));
    page.size = static_cast<std::size_t>(body.integer("PageSize", 1, largestPage).value_or(1));
    page.includeAccountInfo = body.boolean("IncludeAccountInfo").value_or(false);
    readSort(body, page);
    page.filter = readFilter(body, hierarchy);
    if (!body.isGood())
        return std::unexpected(body.answer());
    page.filter.instances &= admin.visibleInstances(hierarchy);
    return page;
}

std::string pageJson(Store &store, const PageRequest &request) {
    const std::vector<Row> &rows = store.index().select(request.filter, request.sort);
    const std::size_t pages = (rows.size() + request.size - 1) / request.size;
    const std::size_t from = std::min((request.number - 1) * request.size, rows.size());
    const std::size_t to = std::min(from + request.size, rows.size());

    JsonWriter json;
    json.reserve((to - from) * 1'500 + 256);
    json.beginObject().name("Users").beginArray();
    for (std::size_t i = from; i < to; ++i)
        writeUser(json, store, rows[i], request.includeAccountInfo);
    json.endArray();
    json.member("HasPreviousPage", request.number > 1);
    json.member("HasNextPage", request.number < pages);
    json.member("TotalUsers", static_cast<std::int64_t>(rows.size()));
    json.member("TotalPages", static_cast<std::int64_t>(pages));
    json.member("CurrentPage", static_cast<std::int64_t>(request.number));
    json.endObject();
    return json.take();
}

} // namespace fleetkey::sandbox
