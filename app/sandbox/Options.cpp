#include "app/sandbox/Options.h"

#include <charconv>
#include <functional>
#include <map>

namespace fleetkey::sandbox {

namespace {

std::optional<std::uint64_t> toNumber(std::string_view text, std::uint64_t most) {
    std::uint64_t number = 0;
    const char *end = text.data() + text.size();
    const auto [parsedTo, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc() || parsedTo != end || number > most)
        return std::nullopt;
    return number;
}

constexpr std::string_view usage = R"(Usage: fleetkey-sandbox [OPTION]...

An emulator of the Damoov telematics platform: sign-in and tokens, registration, user management and the
hierarchy, over a fleet of invented drivers. It needs no account and no network. All four origins of the
platform are served by the one it prints.

Fleet
  --users N                   number of drivers to invent (default 12408)
  --seed N                    same seed, same fleet, ids and keys (default 1)
  --data FILE                 keep everything in FILE; what FILE holds already counts, not --users and --seed.
                              Without it all is forgotten at the end. One process at a time can hold a file;
                              while it runs, FILE.origin says where it listens.
Network
  --port N                    port to listen on (default 8470); 0 picks a free one
  --address ADDRESS           address to listen on (default 127.0.0.1). Anything but a loopback address lets
                              other machines in.
  --tls-certificate FILE      serve HTTPS with this certificate chain (PEM) ...
  --tls-key FILE              ... and this key (PEM)
Tokens and logins
  --access-token-seconds N    life of access tokens (default 86400 by login, 432000 by registration)
  --refresh-token-seconds N   life of refresh tokens (default 7776000)
  --login-limit N             logins a minute for a client address, then a block of one hour
                              (default 5; 0 is no limit)
Scripts
  --json                      print exactly one line of JSON once it listens:
                              {"origin":...,"admins":[{"email","password","level"}],"instances":[{"id","key","name"}]}
  --exit-with-stdin           stop when standard input is closed, so as not to outlive the parent process
  --help, --version           print and exit

Admins (password "sandbox"): company@sandbox.example, application@sandbox.example and
instance@sandbox.example, each of whom sees the part the name says; norole@sandbox.example has no role at all.

Control (from this machine only; JSON bodies)
  POST   /_emulator/faults    {"Rules":[{"Route":"POST /v1/Auth/*","Kind":"status","Status":429,"RetryAfter":10}]}
                              Kind: delay status drop-before drop-middle drop-after truncated wrong-length never
                              html malformed empty huge nested wrong-types result-null status-under-200
                              With every kind: Count (default 1, -1 for ever), Skip, Milliseconds
  DELETE /_emulator/faults    forget all rules
  GET    /_emulator/counts    requests by route; DELETE starts again from nothing
  POST   /_emulator/advance   {"Seconds":N}: move the emulator's clock
  POST   /_emulator/expire    {"Email":...} or {"DeviceToken":...}, "Which": access (default), refresh or both
  POST   /_emulator/revoke    {"Email":...} or {"DeviceToken":...}: end the session
  POST   /_emulator/reset     back to the fleet of the seed, without sessions, faults, counts and blocks

Exit codes: 0 stopped by SIGTERM, SIGINT or standard input; 1 other failures; 2 wrong options;
3 the data file is in use by another process; 4 the address cannot be listened on.
)";

using Setter = std::function<bool(Options &, std::string_view)>;

template <typename Number> Setter numberSetter(Number Options::*member, std::uint64_t most) {
    return [member, most](Options &options, std::string_view text) {
        const auto number = toNumber(text, most);
        if (number)
            options.*member = static_cast<Number>(*number);
        return number.has_value();
    };
}

Setter textSetter(std::string Options::*member) {
    return [member](Options &options, std::string_view text) {
        options.*member = text;
        return !text.empty();
    };
}

std::map<std::string_view, Setter> settersWithValue() {
    constexpr std::uint64_t mostSeconds = 3'000'000'000;
    const auto into = [](std::uint64_t most, auto assign) -> Setter {
        return [most, assign](Options &options, std::string_view text) {
            const auto number = toNumber(text, most);
            if (number)
                assign(options, *number);
            return number.has_value();
        };
    };
    return {
        {"--users", into(10'000'000, [](Options &o, std::uint64_t n) { o.plan.users = n; })},
        {"--seed", into(~std::uint64_t(0), [](Options &o, std::uint64_t n) { o.plan.seed = n; })},
        {"--port", numberSetter(&Options::port, 65'535)},
        {"--address", textSetter(&Options::address)},
        {"--data", textSetter(&Options::dataFile)},
        {"--tls-certificate", textSetter(&Options::tlsCertificate)},
        {"--tls-key", textSetter(&Options::tlsKey)},
        {"--access-token-seconds",
            into(mostSeconds,
                [](Options &o, std::uint64_t n) {
                    o.settings.lifetimes.accessAtLogin = static_cast<std::int64_t>(n);
                    o.settings.lifetimes.accessAtRegistration = static_cast<std::int64_t>(n);
                })},
        {"--refresh-token-seconds",
            into(mostSeconds,
                [](Options &o, std::uint64_t n) {
                    o.settings.lifetimes.refresh = static_cast<std::int64_t>(n);
                })},
        {"--login-limit",
            into(1'000'000,
                [](Options &o, std::uint64_t n) {
                    o.settings.loginLimit.logins = static_cast<unsigned>(n);
                })},
    };
}

bool setFlag(Options &options, std::string_view name) {
    const std::map<std::string_view, bool Options::*> flags{{"--help", &Options::help},
        {"--version", &Options::version}, {"--json", &Options::json},
        {"--exit-with-stdin", &Options::exitWithStdin}};
    const auto flag = flags.find(name);
    if (flag != flags.end())
        options.*(flag->second) = true;
    return flag != flags.end();
}

} // namespace

std::string_view Options::helpText() {
    return usage;
}

// Takes "--name value" and "--name=value".
std::expected<Options, std::string> Options::parse(int argumentCount, const char *const *arguments) {
    Options options;
    const std::map<std::string_view, Setter> setters = settersWithValue();
    for (int i = 1; i < argumentCount; ++i) {
        std::string_view name = arguments[i];
        if (setFlag(options, name))
            continue;
        std::optional<std::string_view> value;
        if (const std::size_t equals = name.find('='); equals != name.npos) {
            value = name.substr(equals + 1);
            name = name.substr(0, equals);
        }
        const auto setter = setters.find(name);
        if (setter == setters.end())
            return std::unexpected("unknown option " + std::string(name) + "; --help lists them all");
        if (!value && i + 1 < argumentCount)
            value = arguments[++i];
        if (!value || !setter->second(options, *value))
            return std::unexpected("option " + std::string(name) + " needs a value that makes sense");
    }
    if (options.tlsCertificate.empty() != options.tlsKey.empty())
        return std::unexpected("--tls-certificate and --tls-key belong together");
    return options;
}

} // namespace fleetkey::sandbox
