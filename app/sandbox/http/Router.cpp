#include "app/sandbox/http/Router.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonReader.h"

namespace fleetkey::sandbox {

namespace {

std::vector<std::string> segmentsOf(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // a slash
        const std::string_view segment = path.substr(0, path.find('/'));
        segments.emplace_back(segment);
        path.remove_prefix(segment.size());
    }
    if (!segments.empty() && segments.back().empty())
        segments.pop_back();
    return segments;
}

bool matches(const std::vector<std::string> &pattern, const std::vector<std::string> &path) {
    if (pattern.size() != path.size())
        return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!pattern[i].starts_with('{') && !equalsIgnoringAsciiCase(pattern[i], path[i]))
            return false;
    }
    return true;
}

bool methodMatches(const Route &route, std::string_view method) {
    return route.method == method || (route.method == "GET" && method == "HEAD");
}

bool isJson(const std::string *contentType) {
    if (!contentType)
        return false;
    std::string type = asciiLower(contentType->substr(0, contentType->find(';')));
    type.erase(type.find_last_not_of(" \t") + 1);
    return type == "application/json" || type == "text/json" || type == "application/json-patch+json"
        || (type.starts_with("application/") && type.ends_with("+json"));
}

} // namespace

void Router::add(Route route) {
    std::vector<std::string> segments = segmentsOf(route.pattern);
    m_entries.push_back({std::move(route), std::move(segments)});
}

const Route *Router::find(const Request &request) const {
    if (!request.path.starts_with('/'))
        return nullptr;
    const std::vector<std::string> path = segmentsOf(request.path);
    for (const Entry &entry : m_entries) {
        if (methodMatches(entry.route, request.method) && matches(entry.segments, path))
            return &entry.route;
    }
    return nullptr;
}

std::string Router::nameOf(const Route *route, const Request &request) {
    return route ? route->method + ' ' + route->pattern : request.method + ' ' + request.path;
}

Answer Router::refusal(const Request &request) const {
    const std::vector<std::string> path
        = request.path.starts_with('/') ? segmentsOf(request.path) : std::vector<std::string>();
    std::string allowed;
    for (const Entry &entry : m_entries) {
        if (!matches(entry.segments, path))
            continue;
        allowed += (allowed.empty() ? "" : ", ") + entry.route.method;
        if (entry.route.method == "GET")
            allowed += ", HEAD";
    }
    if (allowed.empty())
        return Answer::failure(404, "Path", "There is no such path.");
    Answer answer = Answer::failure(405, "Method", "This path takes " + allowed + ".");
    answer.headers.emplace_back("Allow", allowed);
    return answer;
}

Response Router::answer(const Route *route, const Request &request) const {
    if (!route)
        return toResponse(refusal(request), EnvelopeStyle::Pascal);
    Call call{request, {}, {}};
    const std::vector<std::string> pattern = segmentsOf(route->pattern);
    const std::vector<std::string> path = segmentsOf(request.path);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i].starts_with('{'))
            call.pathParts.push_back(path[i]);
    }
    if (route->takesJson) {
        if (!isJson(request.header("Content-Type")))
            return toResponse(
                Answer::failure(415, "Content-Type", "The body must be JSON, and said to be."), route->style);
        std::optional<JsonValue> body = readJson(request.body);
        if (!body)
            return toResponse(
                Answer::failure(400, "Body", "The body is not well-formed JSON."), route->style);
        if (!body->object())
            return toResponse(Answer::invalid("Body", "The body must be a JSON object."), route->style);
        call.body = std::move(*body);
    }
    return toResponse(route->answer(call), route->style);
}

} // namespace fleetkey::sandbox
