#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fleetkey::sandbox {

using NamedText = std::pair<std::string, std::string>;

// A request as it came, complete with its body. Names are looked up without regard to ASCII case.
struct Request {
    std::string method;
    std::string path; // decoded, without the query
    std::vector<NamedText> query; // decoded
    std::vector<NamedText> headers;
    std::string body;
    std::string clientAddress;
    bool fromLoopback = false;

    // The first such header or query value; null if there is none.
    const std::string *header(std::string_view name) const;
    const std::string *queryValue(std::string_view name) const;
    // The query says "true".
    bool asksFor(std::string_view name) const;

    // Splits a request target into path and query. Takes the absolute form too.
    void setTarget(std::string_view target);
};

struct Response {
    int status = 200;
    std::string contentType = "application/json; charset=utf-8";
    std::vector<NamedText> headers;
    std::string body;
};

// How a response travels; anything but Whole is a fault somebody asked for.
struct Delivery {
    enum class Kind {
        Whole,
        DropWithoutAnswer, // reset the connection, not a byte answered
        DropInTheMiddle, // reset it after half of the answer
        Truncated, // announce the whole body, send half, close
        WrongLength, // announce less than is sent, close
        Never, // keep the connection open and silent
    };
    Kind kind = Kind::Whole;
    std::chrono::milliseconds delay{0}; // before the answer
    std::chrono::milliseconds bodyTime{0}; // how long the body takes, in small pieces
    std::chrono::seconds dateShift{0}; // how wrong the Date header is
};

struct Outcome {
    Response response;
    Delivery delivery;
};

// What the server asks for every complete request. Called on the server's thread; must not block.
class RequestHandler {
public:
    RequestHandler() = default;
    RequestHandler(const RequestHandler &) = delete;
    RequestHandler &operator=(const RequestHandler &) = delete;
    virtual ~RequestHandler() = default;

    virtual Outcome handle(const Request &request) = 0;
    // Requests that cannot be read, or are too large: 400, 413, 431.
    virtual Response refuse(int status) = 0;
    // What the Date header says, this much too late.
    virtual std::string date(std::chrono::seconds shift) const = 0;
};

} // namespace fleetkey::sandbox
