#pragma once

#include "core/base/Pending.h"
#include "core/store/Durability.h"
#include "core/store/StoreNotice.h"
#include "core/store/StoreTrouble.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace fleetkey {

class LifeSign;

/// The console's one SQLite file (WAL, schema migrated forward), on a thread of its own. Holds no secret.
/// Opened at the first use, so that nobody waits for it at start. A damaged file, or one of a newer version,
/// is kept aside under another name and said (`notice`). Where it cannot be written, every call fails with
/// `Storage`, each tries again, and the console works on. Calls run one after the other, in the order they
/// were made.
class Database {
public:
    explicit Database(QString path);
    /// Finishes what was asked for, for at most two seconds, cancels the rest, and joins the thread.
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs `work` on the database thread inside `BEGIN IMMEDIATE … COMMIT` (rolled back when it fails).
    /// `work` owns what it captures and takes no lock of its own. Errors: `Storage`, and those of `work`.
    template <typename T>
    Pending<T> transaction(std::function<Result<T>(QSqlDatabase &)> work,
        Durability durability = Durability::SurvivesPowerLoss) {
        struct Outcome {
            Completer<T> completer;
            std::optional<Result<T>> result;
        };
        auto outcome = std::make_shared<Outcome>();
        auto pending = outcome->completer.pending();
        post(
            [outcome, work = std::move(work)](QSqlDatabase &database) -> std::optional<Error> {
                outcome->result.emplace(work(database));
                return *outcome->result ? std::nullopt : std::optional(outcome->result->error());
            },
            [outcome](std::optional<Error> error) {
                if (error)
                    outcome->completer.complete(fail(*std::move(error)));
                else
                    outcome->completer.complete(*std::move(outcome->result));
            },
            durability);
        return pending;
    }

    /// How the file was found. Opens it; completes after opening.
    Pending<StoreNotice> notice();

    /// What keeps any of its users' calls from being written down, whoever asks. Lives as long as the
    /// database.
    [[nodiscard]] const StoreTrouble &trouble() const;

    /// By which other processes tell that what this console wrote down is still being worked on. Shown once
    /// somebody shows it; its name may be read anywhere, all else is the database thread's.
    [[nodiscard]] std::shared_ptr<LifeSign> lifeSign() const;

private:
    using Work = std::function<std::optional<Error>(QSqlDatabase &)>; ///< its error rolls back
    using Done = std::function<void(std::optional<Error>)>; ///< called on the database thread, after the end

    void post(Work work, Done done, Durability durability);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fleetkey
