#include "app/sandbox/http/HttpMessage.h"

#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

const std::string *findNamed(const std::vector<NamedText> &texts, std::string_view name) {
    for (const auto &[key, value] : texts) {
        if (equalsIgnoringAsciiCase(key, name))
            return &value;
    }
    return nullptr;
}

} // namespace

const std::string *Request::header(std::string_view name) const {
    return findNamed(headers, name);
}

const std::string *Request::queryValue(std::string_view name) const {
    return findNamed(query, name);
}

bool Request::asksFor(std::string_view name) const {
    const std::string *value = queryValue(name);
    return value && equalsIgnoringAsciiCase(*value, "true");
}

void Request::setTarget(std::string_view target) {
    if (const std::size_t scheme = target.find("://"); !target.starts_with('/') && scheme != target.npos) {
        const std::size_t slash = target.find('/', scheme + 3);
        target = slash == target.npos ? "/" : target.substr(slash);
    }
    const std::size_t mark = target.find('?');
    path = percentDecode(target.substr(0, mark), false);
    query.clear();
    std::string_view rest = mark == target.npos ? std::string_view() : target.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const std::size_t equals = pair.find('=');
        if (pair.empty())
            continue;
        query.emplace_back(percentDecode(pair.substr(0, equals), true),
            equals == pair.npos ? std::string() : percentDecode(pair.substr(equals + 1), true));
    }
}

} // namespace fleetkey::sandbox
