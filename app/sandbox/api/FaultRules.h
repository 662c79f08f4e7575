#pragma once

#include "app/sandbox/base/Random.h"
#include "app/sandbox/http/Answer.h"
#include "app/sandbox/json/JsonValue.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetkey::sandbox {

enum class FaultKind {
    Delay, // answers as always, only later
    Status, // an error status instead of the answer
    DropBefore, // nothing is processed, the connection is reset
    DropMiddle, // processed, the connection is reset in the middle of the answer
    DropAfter, // processed, and the answer is lost
    Truncated,
    WrongLength,
    Never, // processed, and never answered
    Html,
    Malformed,
    Empty,
    Huge,
    Nested,
    WrongTypes,
    ResultNull,
    StatusUnder200, // an error in the envelope under HTTP 200
    Slow, // the body dribbles
    Clock, // the Date header is wrong
};

// As rules name it.
std::string_view nameOf(FaultKind kind);

struct FaultRule {
    std::string method; // empty: any
    std::string pattern; // of the path, '*' for anything, without regard to case
    FaultKind kind = FaultKind::Delay;
    std::int64_t count = 1; // requests left to spoil; negative: for ever
    std::int64_t skip = 0; // matching requests that are spared first
    std::optional<int> status; // what errors say (500 unless told), and any other answer where it is told
    std::int64_t retryAfter = -1; // seconds; negative: not said
    std::int64_t delayMilliseconds = 0; // before the answer; with Slow for its body
    std::int64_t jitterMilliseconds = 0; // up to so much is added to that
    std::int64_t clockSeconds = 0; // with Clock
    double rate = 1; // of the matching requests; others go on to the next rule
    Random random{1, 0};
};

// What goes wrong on request. The first matching rule that is not used up counts.
class FaultRules {
public:
    // Adds the rules of {"Rules": [...]}, or one rule alone. A reason when they make no sense; then none is
    // added.
    std::optional<std::string> add(const JsonValue &body);
    void clear() { m_rules.clear(); }

    // The fault for this request, if there is one; uses it up.
    std::optional<FaultRule> take(const Request &request);

private:
    std::vector<FaultRule> m_rules;
};

// True when the handler must not see the request at all.
bool preventsProcessing(const FaultRule &fault);

// Spoils the answer (which is empty when processing was prevented).
Outcome spoil(const FaultRule &fault, Response response, EnvelopeStyle style);

} // namespace fleetkey::sandbox
