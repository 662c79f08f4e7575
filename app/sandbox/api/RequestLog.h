#pragma once

#include "app/sandbox/base/Timestamp.h"
#include "app/sandbox/http/HttpMessage.h"

#include <deque>
#include <string>

namespace fleetkey::sandbox {

// The latest thousand requests. Neither headers nor bodies nor what stands in a query are kept, so nobody
// finds a secret here.
class RequestLog {
public:
    void add(Ticks moment, const Request &request, const Response &response, std::string_view fault);
    void clear() { m_entries.clear(); }
    // An array, the earliest first.
    std::string json() const;

private:
    struct Entry {
        Ticks moment;
        std::string method;
        std::string path;
        std::string queryNames;
        std::string address;
        std::string requestId;
        int status;
        std::string fault; // empty: none
    };
    std::deque<Entry> m_entries;
};

} // namespace fleetkey::sandbox
