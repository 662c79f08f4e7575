// One console without a window: signs in (or takes the session from the keychain), says "ready", waits for a
// line, makes twenty calls at once and tells how many were answered and whether it is still signed in.
#include "core/platform/Endpoints.h"
#include "core/secrets/KeychainStore.h"
#include "tests/bench/BenchSession.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <string>

using namespace Qt::StringLiterals;
using namespace fleetkey;

namespace {

constexpr int callsAtOnce = 20;

class Console : public QObject {
public:
    Console(const Environment &environment, const QString &store)
        : m_session(makeBenchSession(environment, store, std::make_shared<KeychainStore>()))
        , m_input(0, QSocketNotifier::Read) {
        connect(m_session.get(), &Session::factsChanged, this, &Console::sayWhenReady);
        connect(&m_input, &QSocketNotifier::activated, this, &Console::makeCalls);
    }

    void signIn() { start(m_session->signIn(benchAdmin(), SecretString("sandbox"), true)); }

    void restore() {
        KnownAccount account;
        account.environment = m_session->environment().id;
        account.email = benchAdmin();
        account.sessionExpected = true;
        start(m_session->restore(account));
    }

private:
    void start(QCoro::Task<Result<void>> task) {
        QCoro::connect(std::move(task), this, [this](Result<void> &&outcome) {
            if (!outcome)
                qFatal("not signed in: error kind %d", int(outcome.error().kind));
            sayWhenReady();
        });
    }

    void sayWhenReady() {
        const SessionFacts &facts = m_session->facts();
        if (m_ready || facts.state != SessionState::Active || facts.keptIn != TokensKeptIn::Keychain)
            return;
        m_ready = true;
        std::puts("ready");
        std::fflush(stdout);
    }

    void makeCalls() {
        m_input.setEnabled(false);
        for (int call = 0; call < callsAtOnce; ++call) {
            QCoro::connect(m_session->api()->send(endpoints::permissions(), {}), this,
                [this](Result<HttpResponse> &&answer) { note(answer && answer->status == 200); });
        }
    }

    void note(bool answered) {
        m_answered += answered ? 1 : 0;
        if (++m_ended < callsAtOnce)
            return;
        std::printf("%d %d\n", m_answered, m_session->facts().state == SessionState::Active ? 1 : 0);
        QCoro::connect(m_session->close(), this, [](Result<void> &&) { QCoreApplication::quit(); });
    }

    std::unique_ptr<Session> m_session;
    QSocketNotifier m_input;
    bool m_ready = false;
    int m_answered = 0;
    int m_ended = 0;
};

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        std::fprintf(stderr, "usage: expired_calls ORIGIN STORE sign-in|restore\n");
        return 64;
    }
    Console console(Environment::sandbox(QUrl(arguments[1])), arguments[2]);
    if (arguments[3] == u"sign-in"_s)
        console.signIn();
    else
        console.restore();
    return QCoreApplication::exec();
}
