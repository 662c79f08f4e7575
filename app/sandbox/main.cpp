#include "app/sandbox/Announcement.h"
#include "app/sandbox/AttachFile.h"
#include "app/sandbox/Listeners.h"
#include "app/sandbox/OrderWarmer.h"
#include "app/sandbox/StopRequest.h"
#include "app/sandbox/json/JsonReader.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <sys/resource.h>

namespace asio = boost::asio;
using namespace fleetkey::sandbox;

namespace {

enum ExitCode {
    Stopped = 0,
    Failed = 1,
    WrongOptions = 2,
    DataFileInUse = 3,
    CannotListen = 4,
    DataFileDamaged = 5,
    DataFileOfAnotherVersion = 6,
};

int complain(ExitCode code, const std::string &what) {
    std::cerr << "fleetkey-sandbox: " << what << '\n';
    return code;
}

std::unique_ptr<Store> openStore(const Options &options, StopRequest &stop) {
    std::unique_ptr<Database> database;
    if (!options.dataFile.empty()) {
        database = std::make_unique<Database>(options.dataFile);
        AttachFile::clear(options.dataFile);
    }
    const auto start = std::chrono::steady_clock::now();
    auto store = std::make_unique<Store>(
        options.plan, std::move(database), Interruption([&stop] { return stop.isMade(); }));
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (!options.json)
        std::cerr << store->users().userCount() << " drivers ready after " << taken.count() << " s\n";
    return store;
}

// The usual soft limit of open files is lower than many clients need; without one, clients that each send a
// megabyte slowly could fill the memory.
void setMostConnections() {
    constexpr rlim_t mostOpenFiles = 4'096;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = std::min(limit.rlim_max, mostOpenFiles);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

// What is wrong with the file, if anything is.
std::optional<std::string> setFaults(Emulator &emulator, const std::string &path) {
    if (path.empty())
        return std::nullopt;
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return "it cannot be read.";
    const std::optional<JsonValue> rules = readJson(text);
    return rules && rules->object() ? emulator.addFaults(*rules)
                                    : std::optional<std::string>("it is not a JSON object.");
}

bool writeAll(const std::string &path, const std::string &text) {
    std::ofstream file(path, std::ios::trunc);
    file << text;
    file.close();
    return file.good();
}

int serve(const Options &options, Store &store, asio::io_context &context) {
    setMostConnections();
    if (options.clockOffset)
        store.setClockOffset(*options.clockOffset);
    Emulator emulator(store, options.settings);
    if (const std::optional<std::string> problem = setFaults(emulator, options.faultsFile))
        return complain(WrongOptions, options.faultsFile + ": " + *problem);
    std::unique_ptr<Listeners> listeners;
    try {
        listeners = std::make_unique<Listeners>(context, emulator, options);
    } catch (const ListenError &error) {
        return complain(CannotListen, error.what());
    }
    if (!options.authorityFile.empty() && !writeAll(options.authorityFile, listeners->authority()))
        return complain(Failed, "cannot write " + options.authorityFile);
    const Announcement announcement{*listeners, emulator.admins(), store};
    std::unique_ptr<AttachFile> attachFile;
    if (!options.dataFile.empty())
        attachFile = std::make_unique<AttachFile>(options.dataFile, announcement.json(true));
    std::cout << (options.json ? announcement.json(false) + '\n' : announcement.forPeople()) << std::flush;
    if (!std::cout)
        return complain(Failed, "cannot write to the standard output");
    const OrderWarmer warmer(context, store);
    context.run();
    return Stopped;
}

} // namespace

int main(int argumentCount, char **arguments) {
    const auto options = Options::parse(argumentCount, arguments);
    if (!options)
        return complain(WrongOptions, options.error());
    if (options->help) {
        std::cout << Options::helpText();
        return Stopped;
    }
    if (options->version) {
        std::cout << "fleetkey-sandbox " FLEETKEY_VERSION "\n";
        return Stopped;
    }
    try {
        StopRequest stop(options->exitWithStdin);
        const std::unique_ptr<Store> store = openStore(*options, stop);
        return serve(*options, *store, stop.context());
    } catch (const Interrupted &) {
        return Stopped;
    } catch (const DatabaseInUse &error) {
        const std::string origin = AttachFile::originFor(options->dataFile);
        return complain(DataFileInUse,
            error.what() + (origin.empty() ? std::string() : " It should be listening on " + origin + '.'));
    } catch (const DatabaseDamaged &error) {
        return complain(DataFileDamaged, error.what());
    } catch (const DatabaseOfAnotherVersion &error) {
        return complain(DataFileOfAnotherVersion, error.what());
    } catch (const std::exception &error) {
        return complain(Failed, error.what());
    }
}
