#include "core/store/Database.h"

#include "core/store/DatabaseFile.h"
#include "core/store/LifeSign.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <atomic>

namespace fleetkey {

namespace {

constexpr auto timeToFinish = std::chrono::seconds(2);
constexpr auto timeToLetGo = std::chrono::seconds(5);

} // namespace

struct Database::Private {
    /// On the database thread.
    void tell(const std::optional<Error> &failure) {
        const auto later = [this](auto news) {
            QMetaObject::invokeMethod(&trouble, std::move(news), Qt::QueuedConnection);
        };
        if (failure && failure->kind != ErrorKind::Storage)
            return;
        const bool wasFailing = std::exchange(failing, failure.has_value());
        if (failure)
            later([this, error = *failure, held = file.isHeld()] {
                trouble.noteFailure(error, held);
                if (held && !std::exchange(looksAgain, true))
                    QTimer::singleShot(timeToLetGo, &trouble, [this] { lookAgain(); });
            });
        else if (wasFailing || file.hasWritten())
            later([this, written = file.hasWritten()] { trouble.noteSuccess(written); });
    }

    /// Whoever held the file may have let go, and a console at rest makes no call that would tell.
    void lookAgain() {
        looksAgain = false;
        QMetaObject::invokeMethod(&worker, [this] {
            if (!cancelled)
                tell(file.transact(
                    [](QSqlDatabase &) { return std::nullopt; }, Durability::SurvivesProcessExit));
        });
    }

    explicit Private(QString path)
        : file(std::move(path)) {
        thread.setObjectName(QStringLiteral("fleetkey-store"));
        worker.moveToThread(&thread);
        thread.start();
    }

    QThread thread;
    QObject worker; // lives in the thread and brings calls there
    DatabaseFile file; // touched by the thread only
    bool failing = false; // the last call has failed; touched by the thread only
    std::atomic_bool cancelled = false;
    bool looksAgain = false; // soon; the thread's that made this
    StoreTrouble trouble; // told from the thread, which ends before it
    const std::shared_ptr<LifeSign> lifeSign = std::make_shared<LifeSign>();
};

Database::Database(QString path)
    : d(std::make_unique<Private>(std::move(path))) {
}

Database::~Database() {
    // Queued behind everything asked for so far, which is thereby finished first.
    QMetaObject::invokeMethod(&d->worker, [this] {
        d->file.close();
        d->thread.quit();
    });
    if (!d->thread.wait(QDeadlineTimer(timeToFinish))) {
        d->cancelled = true;
        d->thread.wait();
    }
}

void Database::post(Work work, Done done, Durability durability) {
    QMetaObject::invokeMethod(&d->worker, [this, work = std::move(work), done = std::move(done), durability] {
        if (d->cancelled)
            return done(Error::of(ErrorKind::Cancelled));
        const std::optional<Error> failure = d->file.transact(work, durability);
        d->tell(failure);
        done(failure);
    });
}

Pending<StoreNotice> Database::notice() {
    auto completer = std::make_shared<Completer<StoreNotice>>();
    auto pending = completer->pending();
    QMetaObject::invokeMethod(&d->worker, [this, completer] { completer->complete(d->file.notice()); });
    return pending;
}

const StoreTrouble &Database::trouble() const {
    return d->trouble;
}

std::shared_ptr<LifeSign> Database::lifeSign() const {
    return d->lifeSign;
}

} // namespace fleetkey
