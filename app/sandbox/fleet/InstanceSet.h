#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace fleetkey::sandbox {

// Instances of the hierarchy by number, one bit each.
class InstanceSet {
public:
    // All below this number.
    static InstanceSet upTo(std::size_t count) {
        InstanceSet all;
        for (std::size_t i = 0; i < count; ++i)
            all.insert(i);
        return all;
    }

    void insert(std::size_t instance) {
        m_words.resize(std::max(m_words.size(), instance / 64 + 1));
        m_words[instance / 64] |= std::uint64_t(1) << (instance % 64);
    }

    bool contains(std::size_t instance) const {
        return instance / 64 < m_words.size() && (m_words[instance / 64] >> (instance % 64) & 1) != 0;
    }

    InstanceSet &operator&=(const InstanceSet &other) {
        m_words.resize(std::min(m_words.size(), other.m_words.size()));
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        trim();
        return *this;
    }

    bool operator==(const InstanceSet &) const = default;

private:
    // Equal sets have equal words.
    void trim() {
        while (!m_words.empty() && m_words.back() == 0)
            m_words.pop_back();
    }

    std::vector<std::uint64_t> m_words;
};

} // namespace fleetkey::sandbox
