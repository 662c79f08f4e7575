#pragma once

#include "app/sandbox/Emulator.h"
#include "app/sandbox/Listener.h"

#include <expected>
#include <string>
#include <vector>

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
    Listener tls; // of the listener on the port
    std::vector<Listener> more;
    std::string authorityFile; // where to write the certificate of our authority
    std::string faultsFile;
    std::optional<std::int64_t> clockOffset;
    FleetPlan plan;
    EmulatorSettings settings;

    // The options, or what is wrong with them, in words for people.
    static std::expected<Options, std::string> parse(int argumentCount, const char *const *arguments);
    static std::string_view helpText();
};

} // namespace fleetkey::sandbox
