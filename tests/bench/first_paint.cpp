// Starts a program and tells, seen from outside, when its first window was painted, when it had
// answered a key and come to rest, and how much memory it held then. With --sign-in it presses Enter after a
// moment, in which a person would read, and tells how long the next window took until its middle, where the
// table is, showed for good what it shows in the end, and until it had come to rest. One line of JSON.
#include "tests/bench/StartedProgram.h"
#include "tests/bench/WatchedWindow.h"

#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr uint32_t tabKey = 0xff09;
constexpr uint32_t returnKey = 0xff0d;
constexpr uint32_t shiftKey = 0xffe1;
constexpr std::chrono::milliseconds longest = 30s;
constexpr auto reading = 3s;
// Shorter than half a period of a text cursor's blinking, so that a blink is not taken for work.
constexpr std::chrono::milliseconds rest = 350ms;

double milliseconds(Instant from, Instant to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

Instant painted(WatchedWindow &window) {
    const auto moment = window.painted(longest);
    if (!moment)
        throw std::runtime_error("nothing was painted");
    return *moment;
}

/// The last change before the window came to rest; `last` where none came.
Instant restingSince(WatchedWindow &window, Instant last) {
    while (const auto change = window.changed(rest))
        last = *change;
    return last;
}

/// Nobody presses Enter before having seen where, nor on a keyboard that the X server has never heard of: its
/// first key makes every program read its map.
void letRead(WatchedWindow &window) {
    window.press(shiftKey);
    const auto end = std::chrono::steady_clock::now() + reading;
    for (auto now = end - reading; now < end; now = std::chrono::steady_clock::now())
        static_cast<void>(window.changed(std::chrono::ceil<std::chrono::milliseconds>(end - now)));
}

struct Appearance {
    Instant middle; ///< when the middle of the window became what it stayed
    Instant last; ///< the last change of anything
};

/// Follows the window that comes next until it has come to rest. A picture takes a moment to fetch, and
/// counts from when it is here.
Appearance appearance(WatchedWindow &window) {
    Appearance seen;
    std::vector<uint32_t> before;
    while (const auto change = window.changed(before.empty() ? longest : rest)) {
        std::vector<uint32_t> now = window.middle();
        seen.last = *change;
        if (now == before)
            continue;
        seen.middle = std::chrono::steady_clock::now();
        before = std::move(now);
    }
    if (before.empty())
        throw std::runtime_error("no window came after Enter");
    return seen;
}

void measure(char **command, bool signIn) {
    WatchedWindow window;
    const auto start = std::chrono::steady_clock::now();
    const StartedProgram program(command);
    const auto first = painted(window);
    if (!signIn)
        window.press(tabKey);
    const auto usable = restingSince(window, first);
    std::printf("{\"painted\": %.2f, \"usable\": %.2f, \"kilobytes\": %ld", milliseconds(start, first),
        milliseconds(start, usable), program.residentKilobytes());
    if (signIn) {
        letRead(window);
        window.expectAnother();
        const auto enter = std::chrono::steady_clock::now();
        window.press(returnKey);
        const Appearance seen = appearance(window);
        std::printf(", \"rows\": %.2f, \"signed_in\": %.2f", milliseconds(enter, seen.middle),
            milliseconds(enter, seen.last));
    }
    std::printf("}\n");
}

} // namespace

int main(int argc, char **argv) {
    const bool signIn = argc > 1 && std::strcmp(argv[1], "--sign-in") == 0;
    if (argc < (signIn ? 3 : 2)) {
        std::fprintf(stderr, "usage: first_paint [--sign-in] PROGRAM [ARGUMENT...]\n");
        return 64;
    }
    try {
        measure(argv + (signIn ? 2 : 1), signIn);
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "first_paint: %s\n", error.what());
        return 1;
    }
}
