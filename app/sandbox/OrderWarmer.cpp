#include "app/sandbox/OrderWarmer.h"

#include <boost/asio/post.hpp>

#include <sys/resource.h>

namespace fleetkey::sandbox {

namespace {

// Below that an order is made in a blink.
constexpr std::size_t largeFleet = 50'000;
constexpr int lowestPriority = 19;

} // namespace

OrderWarmer::OrderWarmer(boost::asio::io_context &context, Store &store)
    : m_context(context)
    , m_store(store) {
    if (store.users().userCount() < largeFleet)
        return;
    boost::asio::post(
        m_thread, [] { setpriority(PRIO_PROCESS, 0, lowestPriority); }); // on Linux: of the thread
    boost::asio::post(m_context, [this] { warmNext(); });
}

OrderWarmer::~OrderWarmer() {
    m_stop = true;
    m_thread.stop();
    m_thread.join();
}

void OrderWarmer::warmNext() {
    std::optional<UserIndex::Preparation> next = m_store.index().prepareNext();
    if (!next)
        return;
    auto preparation = std::make_shared<UserIndex::Preparation>(std::move(*next));
    boost::asio::post(m_thread, [this, preparation, generation = m_store.generation()] {
        preparation->run(m_stop);
        boost::asio::post(m_context, [this, preparation, generation] {
            if (m_store.generation() == generation)
                m_store.index().adopt(std::move(*preparation));
            warmNext();
        });
    });
}

} // namespace fleetkey::sandbox
