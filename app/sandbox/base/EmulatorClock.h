#pragma once

#include "app/sandbox/base/Timestamp.h"

#include <chrono>

namespace fleetkey::sandbox {

// The time the emulator believes it is: the machine's, moved by whoever tests expiry and blocks.
class EmulatorClock {
public:
    Ticks now() const {
        using TickDuration = std::chrono::duration<std::int64_t, std::ratio<1, ticksPerSecond>>;
        const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<TickDuration>(sinceEpoch).count() + m_offset;
    }
    std::int64_t nowSeconds() const { return now() / ticksPerSecond; }

    void setOffset(std::int64_t seconds) { m_offset = seconds * ticksPerSecond; }

private:
    Ticks m_offset = 0;
};

} // namespace fleetkey::sandbox
