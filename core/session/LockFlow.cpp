#include "core/session/LockFlow.h"

#include "core/session/TokenKeeping.h"

namespace fleetkey {

void lockSession(SessionData &data) {
    if (data.isClosing() || data.facts.state == SessionState::SignedOut)
        return;
    data.facts.locked = true;
    data.giveUpTokens();
    data.publish();
}

QCoro::Task<Result<void>> unlockFlow(std::shared_ptr<SessionData> data) {
    const FlowGuard guard(data->flows);
    const int epoch = data->epoch;
    if (data->facts.state == SessionState::Active && data->tokens.isEmpty()) {
        auto stored
            = co_await storedTokens(data->store(), data->tokensKey(data->facts.email), data->flows->cut());
        if (data->isClosing() || data->epoch != epoch)
            co_return fail(ErrorKind::Cancelled);
        if (!stored)
            co_return fail(std::move(stored.error()));
        if (*stored)
            data->takeOver(std::move(**stored), false);
        else
            data->enter(SessionState::Expired);
    }
    data->facts.locked = false;
    data->publish();
    co_return {};
}

} // namespace fleetkey
