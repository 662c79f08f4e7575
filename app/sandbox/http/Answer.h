#pragma once

#include "app/sandbox/http/HttpMessage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetkey::sandbox {

struct FieldError {
    std::string key;
    std::string message;
};

// What a route answers, before it is put into the platform's envelope.
struct Answer {
    int status = 200;
    std::optional<std::string> result; // JSON; absent for updates and deletions
    std::string title;
    std::vector<FieldError> errors;
    std::vector<NamedText> headers;

    static Answer of(std::string resultJson);
    static Answer done() { return {}; }
    static Answer nothing() { return of("null"); }
    static Answer failure(int status, std::string key, std::string message);
    static Answer invalid(std::string key, std::string message) {
        return failure(422, std::move(key), std::move(message));
    }
    static Answer invalid(std::vector<FieldError> errors);
};

// The portal's answers have camelCase names, all others PascalCase.
enum class EnvelopeStyle { Pascal, Camel };

Response toResponse(const Answer &answer, EnvelopeStyle style);

// The name a status has in the envelope's Title; empty for success.
std::string titleOf(int status);

} // namespace fleetkey::sandbox
