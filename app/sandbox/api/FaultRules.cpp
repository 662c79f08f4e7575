#include "app/sandbox/api/FaultRules.h"

#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/base/Text.h"

#include <algorithm>
#include <array>

namespace fleetkey::sandbox {

namespace {

struct KindName {
    std::string_view name;
    FaultKind kind;
};
constexpr std::array kindNames{KindName{"delay", FaultKind::Delay}, KindName{"status", FaultKind::Status},
    KindName{"drop-before", FaultKind::DropBefore}, KindName{"drop-middle", FaultKind::DropMiddle},
    KindName{"drop-after", FaultKind::DropAfter}, KindName{"truncated", FaultKind::Truncated},
    KindName{"wrong-length", FaultKind::WrongLength}, KindName{"never", FaultKind::Never},
    KindName{"html", FaultKind::Html}, KindName{"malformed", FaultKind::Malformed},
    KindName{"empty", FaultKind::Empty}, KindName{"huge", FaultKind::Huge},
    KindName{"nested", FaultKind::Nested}, KindName{"wrong-types", FaultKind::WrongTypes},
    KindName{"result-null", FaultKind::ResultNull}, KindName{"status-under-200", FaultKind::StatusUnder200},
    KindName{"slow", FaultKind::Slow}, KindName{"clock", FaultKind::Clock}};

constexpr std::size_t hugeSize = std::size_t(40) * 1024 * 1024;
constexpr std::int64_t mostSeed = 0x7fff'ffff'ffff'ffff;
constexpr std::int64_t mostClockSeconds = std::int64_t(50) * 365 * 86'400;
constexpr std::int64_t oneInAMillion = 1'000'000;
constexpr std::uint64_t faultStream = 0xfa17'0000'0000'0000ULL;
constexpr std::size_t nestedLevels = 100'000;

// '*' stands for any number of characters. Both are lower case.
bool globMatches(std::string_view pattern, std::string_view text) {
    std::size_t afterStar = std::string_view::npos;
    std::size_t retryAt = 0;
    std::size_t p = 0;
    std::size_t t = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            afterStar = ++p;
            retryAt = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (afterStar != std::string_view::npos) {
            p = afterStar;
            t = ++retryAt;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

// "POST /v1/Auth/*", "/v1/Auth/Login", "*"
void splitRoute(std::string_view route, FaultRule &rule) {
    const std::size_t space = route.find(' ');
    if (space != route.npos)
        rule.method = route.substr(0, space);
    rule.pattern = asciiLower(space == route.npos ? route : route.substr(space + 1));
}

bool matches(const FaultRule &rule, const Request &request, std::string_view lowerPath) {
    return (rule.method.empty() || equalsIgnoringAsciiCase(rule.method, request.method))
        && globMatches(rule.pattern, lowerPath);
}

// A misspelt member would spoil something else than was meant.
void refuseStrangers(BodyReader &body, const JsonValue &rule) {
    constexpr std::array<std::string_view, 11> known{"Route", "Kind", "Count", "Skip", "Status", "RetryAfter",
        "Milliseconds", "Jitter", "Seconds", "Rate", "Seed"};
    for (const auto &[name, value] : *rule.object()) {
        const bool isKnown = std::any_of(known.begin(), known.end(),
            [&name](std::string_view other) { return equalsIgnoringAsciiCase(name, other); });
        if (!isKnown)
            body.refuse(name, "There is no such member of a rule.");
    }
}

FaultRule readRule(BodyReader &body) {
    FaultRule rule;
    splitRoute(body.text("Route").value_or("*"), rule);
    const std::string kind = body.text("Kind").value_or("");
    bool known = false;
    for (const KindName &entry : kindNames) {
        if (equalsIgnoringAsciiCase(entry.name, kind)) {
            rule.kind = entry.kind;
            known = true;
        }
    }
    if (!known)
        body.refuse("Kind", "There is no such kind of fault: " + kind);
    const std::optional<double> rate = body.real("Rate", 0, 1);
    rule.rate = rate.value_or(1);
    rule.random
        = Random(static_cast<std::uint64_t>(body.integer("Seed", 0, mostSeed).value_or(1)), faultStream);
    rule.count = body.integer("Count", -1, 1'000'000'000).value_or(rate ? -1 : 1);
    rule.skip = body.integer("Skip", 0, 1'000'000'000).value_or(0);
    if (const auto status = body.integer("Status", 200, 599))
        rule.status = static_cast<int>(*status);
    rule.retryAfter = body.integer("RetryAfter", 0, 1'000'000).value_or(-1);
    rule.delayMilliseconds = body.integer("Milliseconds", 0, 600'000).value_or(0);
    rule.jitterMilliseconds = body.integer("Jitter", 0, 600'000).value_or(0);
    rule.clockSeconds = body.integer("Seconds", -mostClockSeconds, mostClockSeconds).value_or(0);
    return rule;
}

Response errorResponse(const FaultRule &fault, EnvelopeStyle style) {
    Answer answer = Answer::failure(fault.status.value_or(500), "Fault", "This fault was asked for.");
    if (fault.retryAfter >= 0)
        answer.headers.emplace_back("Retry-After", std::to_string(fault.retryAfter));
    return toResponse(answer, style);
}

// Numbers become texts, texts numbers and arrays, all at one stroke: everything in quotes after a colon
// turns into a number.
std::string withWrongTypes(const std::string &json) {
    std::string spoiled;
    for (std::size_t i = 0; i < json.size(); ++i) {
        spoiled.push_back(json[i]);
        if (json[i] != ':' || i + 1 >= json.size() || json[i - 1] != '"')
            continue;
        if (json[i + 1] == '"') {
            std::size_t end = i + 2;
            while (end < json.size() && json[end] != '"')
                end += json[end] == '\\' ? 2 : 1;
            spoiled += "17";
            i = std::min(end, json.size());
        } else if (json[i + 1] == 't' || json[i + 1] == 'f' || (json[i + 1] >= '0' && json[i + 1] <= '9')) {
            spoiled += "[\"what\"]";
            i = json.find_first_of(",}]", i) - 1;
        }
    }
    return spoiled;
}

void spoilBody(const FaultRule &fault, EnvelopeStyle style, Response &response) {
    if (fault.status)
        response.status = *fault.status;
    switch (fault.kind) {
    case FaultKind::Status:
        response = errorResponse(fault, style);
        break;
    case FaultKind::StatusUnder200:
        response = errorResponse(fault, style);
        response.status = 200;
        break;
    case FaultKind::Html:
        response.contentType = "text/html; charset=utf-8";
        response.body = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>"
                        "<body><h1>502 Bad Gateway</h1></body></html>";
        break;
    case FaultKind::Malformed:
        response.body = R"({"Result": {"Users": [ {"DeviceToken": "a)"
                        "\xff\xfe"
                        R"(", } ], "Status": 200)";
        break;
    case FaultKind::Empty:
        response.body.clear();
        break;
    case FaultKind::Huge:
        response.body = R"({"Status":200,"Title":")" + std::string(hugeSize, 'x') + R"(","Errors":[]})";
        break;
    case FaultKind::Nested:
        response.body = R"({"Status":200,"Result":)" + std::string(nestedLevels, '[')
            + std::string(nestedLevels, ']') + '}';
        break;
    case FaultKind::WrongTypes:
        response.body = withWrongTypes(response.body);
        break;
    case FaultKind::ResultNull:
        response = toResponse(Answer::nothing(), style);
        break;
    default:
        break;
    }
}

Delivery::Kind deliveryOf(FaultKind kind) {
    switch (kind) {
    case FaultKind::DropBefore:
    case FaultKind::DropAfter:
        return Delivery::Kind::DropWithoutAnswer;
    case FaultKind::DropMiddle:
        return Delivery::Kind::DropInTheMiddle;
    case FaultKind::Truncated:
        return Delivery::Kind::Truncated;
    case FaultKind::WrongLength:
        return Delivery::Kind::WrongLength;
    case FaultKind::Never:
        return Delivery::Kind::Never;
    default:
        return Delivery::Kind::Whole;
    }
}

} // namespace

std::string_view nameOf(FaultKind kind) {
    const auto *known = std::find_if(
        kindNames.begin(), kindNames.end(), [kind](const KindName &entry) { return entry.kind == kind; });
    return known == kindNames.end() ? std::string_view() : known->name;
}

std::optional<std::string> FaultRules::add(const JsonValue &body) {
    std::vector<FaultRule> rules;
    const JsonValue *list = body.find("Rules");
    const JsonArray single{body};
    const JsonArray *items = list ? list->array() : &single;
    if (!items)
        return "Rules must be an array.";
    for (const JsonValue &item : *items) {
        if (!item.object())
            return "Every rule must be an object.";
        BodyReader reader(item);
        refuseStrangers(reader, item);
        if (FaultRule rule = readRule(reader); rule.count != 0)
            rules.push_back(std::move(rule));
        if (!reader.isGood()) {
            const FieldError error = reader.answer().errors.front();
            return error.key + ": " + error.message;
        }
    }
    m_rules.insert(m_rules.end(), rules.begin(), rules.end());
    return std::nullopt;
}

std::optional<FaultRule> FaultRules::take(const Request &request) {
    const std::string path = asciiLower(request.path);
    for (auto rule = m_rules.begin(); rule != m_rules.end(); ++rule) {
        if (!matches(*rule, request, path))
            continue;
        if (rule->skip > 0) {
            --rule->skip;
            return std::nullopt;
        }
        if (rule->rate < 1
            && static_cast<double>(rule->random.below(oneInAMillion)) >= rule->rate * oneInAMillion)
            continue;
        const auto most = static_cast<std::uint64_t>(rule->jitterMilliseconds);
        const auto jitter = static_cast<std::int64_t>(most ? rule->random.below(most + 1) : 0);
        FaultRule fault = *rule;
        fault.delayMilliseconds += jitter;
        if (rule->count > 0 && --rule->count == 0)
            m_rules.erase(rule);
        return fault;
    }
    return std::nullopt;
}

bool preventsProcessing(const FaultRule &fault) {
    return fault.kind == FaultKind::DropBefore || fault.kind == FaultKind::Status;
}

Outcome spoil(const FaultRule &fault, Response response, EnvelopeStyle style) {
    Outcome outcome{std::move(response), {}};
    spoilBody(fault, style, outcome.response);
    outcome.delivery.kind = deliveryOf(fault.kind);
    const std::chrono::milliseconds time(fault.delayMilliseconds);
    (fault.kind == FaultKind::Slow ? outcome.delivery.bodyTime : outcome.delivery.delay) = time;
    outcome.delivery.dateShift = std::chrono::seconds(fault.clockSeconds);
    return outcome;
}

} // namespace fleetkey::sandbox
