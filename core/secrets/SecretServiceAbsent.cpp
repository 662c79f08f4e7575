#include "core/secrets/SecretService.h"

namespace fleetkey::secretservice {

QCoro::Task<Result<KeychainState>> state(std::chrono::milliseconds) {
    co_return KeychainState::Unlocked;
}

QCoro::Task<Result<void>> requireUsable(std::chrono::milliseconds) {
    co_return {};
}

QCoro::Task<Result<void>> unlock(std::chrono::milliseconds, std::chrono::milliseconds) {
    co_return {};
}

} // namespace fleetkey::secretservice
