#pragma once

#include <cstdint>

namespace fleetkey::sandbox {

// SplitMix64: integers only, so that a seed gives the same numbers on every machine and compiler.
class Random {
public:
    // Each stream of a seed is independent of the others, so users can be generated in any order.
    Random(std::uint64_t seed, std::uint64_t stream)
        : m_state(mix(seed ^ mix(stream + 0x632be59bd9b4e019ULL))) { }

    std::uint64_t next() { return mix(m_state += 0x9e3779b97f4a7c15ULL); }

    // A number from 0 to count - 1; count must not be 0.
    std::uint64_t below(std::uint64_t count) { return ((next() >> 32) * count) >> 32; }

    // True in so many of a thousand cases.
    bool chance(unsigned perThousand) { return below(1000) < perThousand; }

private:
    static std::uint64_t mix(std::uint64_t value) {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    std::uint64_t m_state;
};

} // namespace fleetkey::sandbox
