#include "app/sandbox/Options.h"

namespace fleetkey::sandbox {

namespace {

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
  --address ADDRESS           IP address to listen on (default 127.0.0.1). Anything but a loopback address lets
                              other machines in.
  --tls KIND                  serve HTTPS with a certificate made for the purpose: good (signed by an authority
                              of our own), self-signed, expired, or foreign (for another host)
  --also KIND[:PORT]          listen on one more port as well, with another certificate, or plain; may be
                              given several times. --json lists them under "listeners".
  --tls-authority FILE        write the certificate of that authority (PEM) for clients to trust; it is new
                              with every start, and stands under "authority" in the line of --json
  --tls-certificate FILE      serve HTTPS with this certificate chain (PEM) ...
  --tls-key FILE              ... and this key (PEM)
Tokens and logins
  --access-token-seconds N    life of access tokens (default 86400 by login, 432000 by registration)
  --refresh-token-seconds N   life of refresh tokens (default 7776000)
  --login-limit N             logins a minute for a client address, then a block of one hour
                              (default 5; 0 is no limit)
  --login-limit-hour N,       logins an hour and a day, then a wait until the oldest is that long ago
  --login-limit-day N         (default 0, no limit)
  --password TEXT             password of all admins (default sandbox)
  --record-tokens FILE        append every token that is handed out to FILE, one a line, for tests that look
                              for traces of them
Bad days
  --quirks SEED               good answers with the platform's oddities: numbers as texts, members nobody
                              knows, IdentityProvider in another case, "" for null
  --faults FILE               start with these fault rules (see below)
  --clock-offset N            seconds the clock is ahead, or behind with a minus; kept in the data file
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
                              html malformed empty huge nested wrong-types result-null status-under-200 slow
                              (the body takes Milliseconds) clock (the Date header is Seconds off)
                              After status and drop-before nothing has happened; with the others it has.
                              With every kind: Count (default 1, -1 for ever), Skip, Milliseconds, Jitter;
                              Rate (0 to 1, with a Seed; then Count is -1 unless given)
  DELETE /_emulator/faults    forget all rules
  GET    /_emulator/counts    requests by route, "unknown" where there is none; DELETE starts again from nothing
  GET    /_emulator/requests  the latest thousand, without headers, bodies and values of queries; DELETE forgets
  POST   /_emulator/advance   {"Seconds":N}: move the emulator's clock
  POST   /_emulator/expire    {"Email":...} or {"DeviceToken":...}, "Which": access (default), refresh or both;
                              the exp in a JWT stays what it was: for an end that clients foresee, advance
  POST   /_emulator/revoke    {"Email":...} or {"DeviceToken":...}: end the session
  POST   /_emulator/snapshot  {"Name":...}: remember fleet, hierarchy, sessions, blocks and clock, in memory ...
  POST   /_emulator/restore   {"Name":...}: ... and go back to them
  POST   /_emulator/reset     back to the fleet of the seed, without sessions, faults, counts and blocks

Where the platform's documentation is silent, this is assumed: a bare date in DateCreatedTo includes its
whole day; an instance or application that is deactivated takes no registrations and no logins of users;
only admins of the company delete applications, and an application is not deleted while it has users.

Exit codes: 0 stopped by SIGTERM, SIGINT or standard input; 1 other failures; 2 wrong options;
3 the data file is in use by another process; 4 the address cannot be listened on; 5 the data file is damaged
or none of this program's; 6 it was written by another version.
)";

} // namespace

std::string_view Options::helpText() {
    return usage;
}

} // namespace fleetkey::sandbox
