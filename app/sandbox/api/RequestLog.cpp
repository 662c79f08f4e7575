#include "app/sandbox/api/RequestLog.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::size_t keptEntries = 1'000;
constexpr std::size_t longestText = 300;

// Whatever a client sends: the log has to stay small and be JSON.
std::string shortened(std::string_view text) {
    constexpr auto isContinuation = [](char byte) { return (byte & 0xc0) == 0x80; };
    std::size_t length = std::min(text.size(), longestText);
    while (length > 0 && length < text.size() && isContinuation(text[length]))
        --length;
    const std::string_view head = text.substr(0, length);
    return isValidUtf8(head) ? std::string(head) : "(not UTF-8)";
}

} // namespace

void RequestLog::add(Ticks moment, const Request &request, const Response &response, std::string_view fault) {
    std::string names;
    for (const auto &[name, value] : request.query)
        names += (names.empty() ? "" : " ") + name;
    const std::string *id = request.header("X-Request-Id");
    m_entries.push_back({moment, shortened(request.method), shortened(request.path), shortened(names),
        request.clientAddress, id ? shortened(*id) : std::string(), response.status, std::string(fault)});
    if (m_entries.size() > keptEntries)
        m_entries.pop_front();
}

std::string RequestLog::json() const {
    JsonWriter json;
    json.beginArray();
    for (const Entry &entry : m_entries) {
        json.beginObject().member("Time", isoWithoutZone(entry.moment) + 'Z');
        json.member("Method", entry.method).member("Path", entry.path);
        json.member("Query", entry.queryNames).member("Address", entry.address);
        json.member("RequestId", entry.requestId).member("Status", entry.status);
        json.member("Fault", entry.fault).endObject();
    }
    json.endArray();
    return json.take();
}

} // namespace fleetkey::sandbox
