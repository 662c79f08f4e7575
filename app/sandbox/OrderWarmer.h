#pragma once

#include "app/sandbox/fleet/Store.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

namespace fleetkey::sandbox {

// Makes the orders of a large fleet one after the other, on a thread of low priority, so that nobody has to
// wait for the first page of a new order. Small fleets need no help.
class OrderWarmer {
public:
    // The store belongs to the context's thread. Both must outlive this object.
    OrderWarmer(boost::asio::io_context &context, Store &store);
    ~OrderWarmer();
    OrderWarmer(const OrderWarmer &) = delete;
    OrderWarmer &operator=(const OrderWarmer &) = delete;

private:
    void warmNext();

    boost::asio::io_context &m_context;
    Store &m_store;
    std::atomic<bool> m_stop{false};
    boost::asio::thread_pool m_thread{1};
};

} // namespace fleetkey::sandbox
