#include "ui/hierarchy/UserCounts.h"

#include <algorithm>

namespace fleetkey::ui {

UserCounts::UserCounts(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source)) {
}

UserCounts::~UserCounts() {
    m_stop.request_stop();
}

void UserCounts::want(const QList<InstanceId> &instances) {
    m_wanted = instances;
    askNext();
}

void UserCounts::forget(const InstanceId &instance) {
    m_counts.remove(instance);
    Q_EMIT changed(instance);
    askNext();
}

void UserCounts::clear() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_counts.clear();
    m_wanted.clear();
    m_asked.clear();
}

void UserCounts::askNext() {
    while (m_asked.size() < atOnce) {
        const auto next = std::ranges::find_if(m_wanted, [this](const InstanceId &instance) {
            return !m_counts.contains(instance) && !m_asked.contains(instance);
        });
        if (next == m_wanted.end())
            return;
        m_asked.append(*next);
        QCoro::connect(m_source(*next, m_stop.get_token()), this,
            [this, instance = *next, stop = m_stop.get_token()](const Result<qint64> &users) {
                if (!stop.stop_requested())
                    answered(instance, users);
            });
    }
}

void UserCounts::answered(const InstanceId &instance, const Result<qint64> &users) {
    m_asked.removeOne(instance);
    m_counts.insert(instance, users ? Count{State::Known, *users} : Count{State::Failed, 0});
    Q_EMIT changed(instance);
    askNext();
}

} // namespace fleetkey::ui
