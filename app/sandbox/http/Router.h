#pragma once

#include "app/sandbox/http/Answer.h"
#include "app/sandbox/json/JsonValue.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetkey::sandbox {

// A request on its route: the parts of the path that vary, and the parsed body.
struct Call {
    const Request &request;
    std::vector<std::string> pathParts;
    JsonValue body;
};

struct Route {
    std::string method;
    std::string pattern; // "/v1/Management/users/{token}"
    std::function<Answer(const Call &)> answer;
    bool takesJson = false;
    EnvelopeStyle style = EnvelopeStyle::Pascal;
};

// Finds the route of a request, without regard to case, and answers 404, 405, 415 and 400 itself.
class Router {
public:
    void add(Route route);

    // The route that takes this request, or null. HEAD goes where GET goes.
    const Route *find(const Request &request) const;

    // "POST /v1/Auth/Login" for what find() found; the plain method and path for unknown ones.
    static std::string nameOf(const Route *route, const Request &request);

    // Answers by the route found earlier.
    Response answer(const Route *route, const Request &request) const;

private:
    struct Entry {
        Route route;
        std::vector<std::string> segments;
    };
    Answer refusal(const Request &request) const;

    std::vector<Entry> m_entries;
};

} // namespace fleetkey::sandbox
