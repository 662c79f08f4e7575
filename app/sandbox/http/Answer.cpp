#include "app/sandbox/http/Answer.h"

#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

Answer Answer::of(std::string resultJson) {
    Answer answer;
    answer.result = std::move(resultJson);
    return answer;
}

Answer Answer::failure(int status, std::string key, std::string message) {
    Answer answer;
    answer.status = status;
    answer.title = titleOf(status);
    answer.errors.push_back({std::move(key), std::move(message)});
    return answer;
}

Answer Answer::invalid(std::vector<FieldError> errors) {
    Answer answer;
    answer.status = 422;
    answer.title = titleOf(422);
    answer.errors = std::move(errors);
    return answer;
}

std::string titleOf(int status) {
    switch (status) {
    case 400:
        return "Bad request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not found";
    case 405:
        return "Method not allowed";
    case 413:
        return "Request too large";
    case 415:
        return "Unsupported media type";
    case 422:
        return "Validation error";
    case 429:
        return "Too many requests";
    case 431:
        return "Request headers too large";
    default:
        return status < 400 ? std::string() : status < 500 ? "Request error" : "Server error";
    }
}

Response toResponse(const Answer &answer, EnvelopeStyle style) {
    const bool camel = style == EnvelopeStyle::Camel;
    JsonWriter json;
    json.reserve((answer.result ? answer.result->size() : 0) + 256);
    json.beginObject();
    if (answer.result)
        json.name(camel ? "result" : "Result").raw(*answer.result);
    json.member(camel ? "status" : "Status", answer.status);
    json.member(camel ? "title" : "Title", answer.title);
    json.name(camel ? "errors" : "Errors").beginArray();
    for (const FieldError &error : answer.errors) {
        json.beginObject();
        json.member(camel ? "key" : "Key", error.key);
        json.member(camel ? "message" : "Message", error.message);
        json.endObject();
    }
    json.endArray().endObject();

    Response response;
    response.status = answer.status;
    response.headers = answer.headers;
    response.body = json.take();
    return response;
}

} // namespace fleetkey::sandbox
