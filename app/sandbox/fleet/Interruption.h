#pragma once

#include <exception>
#include <functional>

namespace fleetkey::sandbox {

// Somebody wanted long work to end before it was done.
class Interrupted : public std::exception {
public:
    const char *what() const noexcept override { return "interrupted"; }
};

// Asked at every step of long work whether to go on; looks now and then.
class Interruption {
public:
    Interruption() = default;
    explicit Interruption(std::function<bool()> isWanted)
        : m_isWanted(std::move(isWanted)) { }

    // Throws Interrupted when it is wanted.
    void step() {
        constexpr unsigned stepsBetweenLooks = 512;
        if (m_isWanted && ++m_steps % stepsBetweenLooks == 0 && m_isWanted())
            throw Interrupted();
    }

private:
    std::function<bool()> m_isWanted; // empty: never
    unsigned m_steps = 0;
};

} // namespace fleetkey::sandbox
