#include "app/sandbox/Options.h"

#include <boost/asio/ip/address.hpp>

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

using Setter = std::function<bool(Options &, std::string_view)>;

Setter textSetter(std::string Options::*member) {
    return [member](Options &options, std::string_view text) {
        options.*member = text;
        return !text.empty();
    };
}

Setter authTextSetter(std::string AuthSettings::*member) {
    return [member](Options &options, std::string_view text) {
        options.settings.auth.*member = text;
        return !text.empty();
    };
}

Setter loginLimit(LoginLimit LoginLimits::*limit) {
    return [limit](Options &options, std::string_view text) {
        const auto number = toNumber(text, 1'000'000);
        if (number)
            (options.settings.auth.loginLimits.*limit).logins = static_cast<unsigned>(*number);
        return number.has_value();
    };
}

// Names are not looked up: a name may be several addresses.
bool setAddress(Options &options, std::string_view text) {
    boost::system::error_code error;
    boost::asio::ip::make_address(text, error);
    options.address = text;
    return !error;
}

bool setTls(Options &options, std::string_view name) {
    const std::optional<Listener> listener = Listener::named(name);
    options.tls = listener.value_or(Listener{});
    return listener.has_value();
}

// "expired", or "expired:8443"
bool addListener(Options &options, std::string_view text) {
    const std::size_t colon = text.find(':');
    std::optional<Listener> listener = Listener::named(text.substr(0, colon));
    const auto port
        = colon == text.npos ? std::optional<std::uint64_t>(0) : toNumber(text.substr(colon + 1), 65'535);
    if (!listener || !port)
        return false;
    listener->port = static_cast<std::uint16_t>(*port);
    options.more.push_back(*listener);
    return true;
}

bool setClockOffset(Options &options, std::string_view text) {
    constexpr std::uint64_t fiftyYears = std::uint64_t(50) * 365 * 86'400;
    const bool isEarlier = text.starts_with('-');
    const auto seconds = toNumber(text.substr(isEarlier ? 1 : 0), fiftyYears);
    if (seconds)
        options.clockOffset
            = isEarlier ? -static_cast<std::int64_t>(*seconds) : static_cast<std::int64_t>(*seconds);
    return seconds.has_value();
}

Setter numberSetter(std::uint64_t most, std::function<void(Options &, std::uint64_t)> assign) {
    return [most, assign = std::move(assign)](Options &options, std::string_view text) {
        const auto number = toNumber(text, most);
        if (number)
            assign(options, *number);
        return number.has_value();
    };
}

using Setters = std::map<std::string_view, Setter>;

Setters numberSetters() {
    constexpr std::uint64_t mostSeconds = 3'000'000'000;
    return {
        {"--users", numberSetter(10'000'000, [](Options &o, std::uint64_t n) { o.plan.users = n; })},
        {"--seed", numberSetter(~std::uint64_t(0), [](Options &o, std::uint64_t n) { o.plan.seed = n; })},
        {"--port",
            numberSetter(
                65'535, [](Options &o, std::uint64_t n) { o.port = static_cast<std::uint16_t>(n); })},
        {"--quirks",
            numberSetter(~std::uint64_t(0), [](Options &o, std::uint64_t n) { o.settings.quirksSeed = n; })},
        {"--access-token-seconds",
            numberSetter(mostSeconds,
                [](Options &o, std::uint64_t n) {
                    o.settings.auth.lifetimes.accessAtLogin = static_cast<std::int64_t>(n);
                    o.settings.auth.lifetimes.accessAtRegistration = static_cast<std::int64_t>(n);
                })},
        {"--refresh-token-seconds",
            numberSetter(mostSeconds,
                [](Options &o, std::uint64_t n) {
                    o.settings.auth.lifetimes.refresh = static_cast<std::int64_t>(n);
                })},
    };
}

Setters settersWithValue() {
    Setters setters{
        {"--address", setAddress},
        {"--data", textSetter(&Options::dataFile)},
        {"--tls-certificate", textSetter(&Options::tlsCertificate)},
        {"--tls-key", textSetter(&Options::tlsKey)},
        {"--tls", setTls},
        {"--also", addListener},
        {"--tls-authority", textSetter(&Options::authorityFile)},
        {"--faults", textSetter(&Options::faultsFile)},
        {"--clock-offset", setClockOffset},
        {"--password", authTextSetter(&AuthSettings::password)},
        {"--record-tokens", authTextSetter(&AuthSettings::tokenRecord)},
        {"--login-limit", loginLimit(&LoginLimits::minute)},
        {"--login-limit-hour", loginLimit(&LoginLimits::hour)},
        {"--login-limit-day", loginLimit(&LoginLimits::day)},
    };
    setters.merge(numberSetters());
    return setters;
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

// Takes "--name value" and "--name=value".
std::expected<Options, std::string> Options::parse(int argumentCount, const char *const *arguments) {
    Options options;
    const Setters setters = settersWithValue();
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
        if (!value)
            return std::unexpected("option " + std::string(name) + " needs a value");
        if (!setter->second(options, *value))
            return std::unexpected("option " + std::string(name) + " does not take \"" + std::string(*value)
                + "\"; --help says what it takes");
    }
    if (options.tlsCertificate.empty() != options.tlsKey.empty())
        return std::unexpected("--tls-certificate and --tls-key belong together");
    if (options.tls.certificate && !options.tlsCertificate.empty())
        return std::unexpected("--tls makes a certificate, --tls-certificate brings one: not both");
    return options;
}

} // namespace fleetkey::sandbox
