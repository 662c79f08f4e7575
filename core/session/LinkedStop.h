#pragma once

#include <stop_token>
#include <utility>

namespace fleetkey {

/// A stop that is requested as soon as either of two others is: the caller's and the session's.
class LinkedStop {
public:
    LinkedStop(std::stop_token first, std::stop_token second)
        : m_onFirst(std::move(first), Forward{m_source})
        , m_onSecond(std::move(second), Forward{m_source}) { }

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    struct Forward {
        std::stop_source target;
        void operator()() { target.request_stop(); }
    };

    std::stop_source m_source;
    std::stop_callback<Forward> m_onFirst;
    std::stop_callback<Forward> m_onSecond;
};

} // namespace fleetkey
