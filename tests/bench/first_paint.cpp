// Starts a program and tells, seen from outside, when its first window was painted, when it had
// answered a key and come to rest, and how much memory it held then. With --sign-in it then presses
// Enter and tells how long the next window took until it had come to rest. One line of JSON.
#include "tests/bench/StartedProgram.h"
#include "tests/bench/WatchedWindow.h"

#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>

using namespace std::chrono_literals;

namespace {

constexpr uint32_t tabKey = 0xff09;
constexpr uint32_t returnKey = 0xff0d;
constexpr auto patience = 30s;
// Shorter than half a period of a text cursor's blinking, so that a blink is not taken for work.
constexpr auto rest = 350ms;

double milliseconds(Instant from, Instant to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

Instant painted(WatchedWindow &window) {
    const auto moment = window.painted(patience);
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
        window.expectAnother();
        const auto enter = std::chrono::steady_clock::now();
        window.press(returnKey);
        std::printf(", \"signed_in\": %.2f", milliseconds(enter, restingSince(window, painted(window))));
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
