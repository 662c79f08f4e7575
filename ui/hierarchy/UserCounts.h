#pragma once

#include "core/base/Result.h"
#include "core/platform/Identifiers.h"

#include <QCoroTask>

#include <QHash>
#include <QObject>

#include <functional>
#include <stop_token>

namespace fleetkey::ui {

/// How many users each instance has. Asked for what is looked at, at most two at a time, and kept.
class UserCounts final : public QObject {
    Q_OBJECT

public:
    static constexpr int atOnce = 2;
    using Source = std::function<QCoro::Task<Result<qint64>>(InstanceId, std::stop_token)>;
    enum class State { Unknown, Known, Failed };
    struct Count {
        State state = State::Unknown;
        qint64 users = 0;
    };

    explicit UserCounts(Source source, QObject *parent = nullptr);
    ~UserCounts() override;

    [[nodiscard]] Count of(const InstanceId &instance) const { return m_counts.value(instance); }
    /// What is looked at, in this order; replaces what was wanted before. Known and failed counts are not
    /// asked for again.
    void want(const QList<InstanceId> &instances);
    /// Forgets the count of this instance, so that it is asked for again when it is wanted.
    void forget(const InstanceId &instance);
    /// Forgets all counts and gives up what is under way.
    void clear();

Q_SIGNALS:
    void changed(const fleetkey::InstanceId &instance);

private:
    void askNext();
    void answered(const InstanceId &instance, const Result<qint64> &users);

    Source m_source;
    QHash<InstanceId, Count> m_counts;
    QList<InstanceId> m_wanted;
    QList<InstanceId> m_asked;
    std::stop_source m_stop;
};

} // namespace fleetkey::ui
