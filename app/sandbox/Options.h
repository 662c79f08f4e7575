#pragma once

#include "app/sandbox/Emulator.h"

#include <expected>
#include <string>

namespace fleetkey::sandbox {

// What the command line asks for.
struct Options {
    bool help = false;
    bool version = false;
    bool json = false;
    bool exitWithStdin = false;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8470;
    std::string dataFile; // empty: memory only
    std::string tlsCertificate;
    std::string tlsKey;
    FleetPlan plan;
    EmulatorSettings settings;

    // The options, or what is wrong with them, in words for people.
    static std::expected<Options, std::string> parse(int argumentCount, const char *const *arguments);
    static std::string_view helpText();
};

} // namespace fleetkey::sandbox
