#include "tests/session/ConsoleProcess.h"

#include "tests/session/LiveConsole.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTest>

#include <cstdio>
#include <unistd.h>

namespace fleetkey::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto flag = "--as-console";

void say(const QByteArray &line) {
    std::fputs((line + '\n').constData(), stdout);
    std::fflush(stdout);
}

/// Makes the calls of one round and says how they ended.
class Round final : public QObject {
public:
    explicit Round(const LiveConsole &console)
        : m_console(console) { }

    void begin() {
        m_open = callsOfAConsole;
        m_good = 0;
        m_console.call(callsOfAConsole, this, [this](bool good) {
            m_good += good ? 1 : 0;
            if (--m_open == 0)
                say(QByteArray::number(m_good) + ' '
                    + QByteArray::number(static_cast<int>(m_console.session->facts().state)));
        });
    }

private:
    const LiveConsole &m_console;
    int m_open = 0;
    int m_good = 0;
};

} // namespace

bool isStartedAsConsole(int argc, char **argv) {
    return argc == 4 && QByteArrayView(argv[1]) == flag;
}

int runAsConsole(int argc, char **argv) {
    const QCoreApplication app(argc, argv);
    const LiveConsole console(QUrl(app.arguments().at(2)), app.arguments().at(3));
    Round round(console);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &round, [&round] {
        char bytes[64];
        if (::read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
            QCoreApplication::quit();
        else
            round.begin();
    });
    QCoro::connect(console.session->restore(LiveConsole::account()), &round,
        [](Result<void> &&restored) { say(restored ? "ready" : "not restored"); });
    return QCoreApplication::exec();
}

ConsoleProcess::ConsoleProcess(const QString &origin, const QString &databasePath) {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        QCoreApplication::applicationFilePath(), {QString::fromLatin1(flag), origin, databasePath});
}

ConsoleProcess::~ConsoleProcess() {
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
}

QByteArray ConsoleProcess::line() {
    if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 10'000))
        return {};
    return m_process.readLine().trimmed();
}

} // namespace fleetkey::test
