// The console's table of users over a fleet of any size: scrolls through it and jumps about in it, and tells
// the longest turn of the event loop after a step (99th percentile), on the wall and in processor time, and
// what memory did meanwhile.
#include "core/secrets/MemoryStore.h"
#include "core/users/RemoteListing.h"
#include "core/users/UserDirectory.h"
#include "tests/bench/BenchSession.h"
#include "tests/bench/EventLoopTurns.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserTableView.h"

#include <QApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QScrollBar>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace fleetkey;
using namespace std::chrono_literals;

namespace {

constexpr int scrollSteps = 300; // one a frame, three rows each
constexpr int jumps = 2000;
constexpr int warmUpJumps = 500; // by then the glyphs of every script were drawn once
constexpr auto frame = 16ms;
constexpr auto jumpPause = 40ms; // long enough that pages are asked for

long residentKilobytes() {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const auto at = text.indexOf("VmRSS:");
    return text.mid(at + 6, text.indexOf("kB", at) - at - 6).trimmed().toLong();
}

class TableScroll : public QObject {
public:
    TableScroll(Session &session, ui::UserTableView &table, RemoteListing &listing)
        : m_session(session)
        , m_table(table)
        , m_listing(listing) {
        m_pace.setTimerType(Qt::PreciseTimer);
        connect(&m_pace, &QTimer::timeout, this, &TableScroll::step);
        connect(&m_listing, &UserListing::totalChanged, this, &TableScroll::start);
        QCoro::connect(m_session.signIn(benchAdmin(), SecretString("sandbox"), false), this,
            [this](Result<void> &&outcome) {
                if (!outcome)
                    qFatal("not signed in: error kind %d", int(outcome.error().kind));
                m_listing.reload();
            });
    }

private:
    void start() {
        if (!m_listing.total() || m_pace.isActive())
            return;
        m_pace.start(frame);
    }

    void step() {
        if (m_step > 0)
            m_turns.endStep();
        auto *bar = m_table.verticalScrollBar();
        if (m_step < scrollSteps) {
            bar->setValue(bar->value() + 3 * m_table.rowHeight(0));
        } else {
            m_pace.setInterval(jumpPause);
            bar->setValue(m_random.bounded(bar->maximum() + 1));
        }
        if (++m_step == scrollSteps + warmUpJumps)
            m_warmKilobytes = residentKilobytes();
        if (m_step == scrollSteps + jumps)
            finish();
    }

    void finish() {
        m_pace.stop();
        const Turn turn = m_turns.percentile(99);
        const Turn worst = m_turns.percentile(100);
        std::printf("{\"rows\": %lld, \"turn\": %.2f, \"turn_processor\": %.2f, \"worst\": %.2f, "
                    "\"worst_processor\": %.2f, \"warm_kilobytes\": %ld, \"kilobytes\": %ld}\n",
            static_cast<long long>(*m_listing.total()), turn.wall, turn.processor, worst.wall,
            worst.processor, m_warmKilobytes, residentKilobytes());
        QCoro::connect(m_session.close(), this, [](Result<void> &&) { QCoreApplication::quit(); });
    }

    Session &m_session;
    ui::UserTableView &m_table;
    RemoteListing &m_listing;
    EventLoopTurns m_turns;
    QTimer m_pace;
    QRandomGenerator m_random{1};
    int m_step = 0;
    long m_warmKilobytes = 0;
};

QCoro::Task<Result<UserPage>> readPage(
    std::shared_ptr<UserDirectory> directory, UserQuery query, qint64 page, int size, std::stop_token stop) {
    co_return co_await directory->page(query, page, size, stop);
}

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3) {
        std::fprintf(stderr, "usage: table_scroll ORIGIN STORE\n");
        return 64;
    }
    const auto session = makeBenchSession(
        Environment::sandbox(QUrl(arguments[1])), arguments[2], std::make_shared<MemoryStore>());
    const auto directory = std::make_shared<UserDirectory>(session->api());
    SystemClock clock;
    UserQuery everybody;
    everybody.includeInactive = true;
    RemoteListing listing(
        clock,
        [directory](UserQuery query, qint64 page, int size, std::stop_token stop) {
            return readPage(directory, std::move(query), page, size, std::move(stop));
        },
        everybody);
    ui::Theme theme(application);
    ui::UserTableView table(theme, listing);
    table.resize(1200, 800);
    table.show();
    const TableScroll scroll(*session, table, listing);
    return QApplication::exec();
}
