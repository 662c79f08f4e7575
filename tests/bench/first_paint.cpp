// Starts a program and tells, seen from outside, when its first window was painted, when it had
// answered a key and come to rest, and how much memory it held then; as one line of JSON.
#include "tests/bench/WatchedWindow.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

extern char **environ;

using namespace std::chrono_literals;

namespace {

constexpr uint32_t tabKey = 0xff09;
constexpr auto patience = 30s;
// Shorter than half a period of a text cursor's blinking, so that a blink is not taken for work.
constexpr auto rest = 350ms;

double milliseconds(Instant from, Instant to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

long residentKilobytes(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::string word;
    while (status >> word) {
        long value = 0;
        if (word == "VmRSS:" && status >> value)
            return value;
    }
    return 0;
}

/// When the window had answered a key and nothing in it changed any more; `painted` where no key moves it.
Instant restingSince(WatchedWindow &window, Instant painted) {
    auto last = painted;
    window.press(tabKey);
    while (const auto change = window.changed(rest))
        last = *change;
    return last;
}

int measure(char **command) {
    WatchedWindow window;
    const auto start = std::chrono::steady_clock::now();
    pid_t process = 0;
    if (posix_spawn(&process, command[0], nullptr, nullptr, command, environ) != 0) {
        std::fprintf(stderr, "cannot start %s\n", command[0]);
        return 1;
    }
    const auto painted = window.painted(patience);
    if (painted) {
        const auto usable = restingSince(window, *painted);
        std::printf("{\"painted\": %.2f, \"usable\": %.2f, \"kilobytes\": %ld}\n",
            milliseconds(start, *painted), milliseconds(start, usable), residentKilobytes(process));
    }
    kill(process, SIGTERM);
    waitpid(process, nullptr, 0);
    return painted ? 0 : 1;
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: first_paint PROGRAM [ARGUMENT...]\n");
        return 64;
    }
    try {
        return measure(argv + 1);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "first_paint: %s\n", error.what());
        return 1;
    }
}
