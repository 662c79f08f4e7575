#include "ui/inspector/InspectedUser.h"

namespace fleetkey::ui {

InspectedUser::InspectedUser(Source source, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source)) {
}

InspectedUser::~InspectedUser() {
    m_stop.request_stop();
}

void InspectedUser::show(const User &user) {
    const bool same = user.deviceToken == m_user.deviceToken;
    if (same && user == m_user)
        return;
    m_user = user;
    if (same) {
        Q_EMIT changed();
        return;
    }
    m_json.clear();
    reload();
}

void InspectedUser::clear() {
    cancel();
    m_user = {};
    m_json.clear();
    m_failure.reset();
    Q_EMIT changed();
}

void InspectedUser::reload() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_failure.reset();
    m_busy = !isEmpty();
    Q_EMIT changed();
    if (isEmpty())
        return;
    QCoro::connect(m_source(m_user.deviceToken, m_stop.get_token()), this,
        [this, stop = m_stop.get_token()](Result<UserDocument> &&document) {
            if (!stop.stop_requested())
                take(std::move(document));
        });
}

void InspectedUser::adopt(const UserDocument &document) {
    if (document.user.deviceToken != m_user.deviceToken) {
        Q_EMIT loaded(document.user);
        return;
    }
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_failure.reset();
    take(document);
}

void InspectedUser::doubt(const DeviceToken &user) {
    if (user == m_user.deviceToken)
        reload();
}

void InspectedUser::cancel() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (!m_busy)
        return;
    m_busy = false;
    Q_EMIT changed();
}

void InspectedUser::take(Result<UserDocument> document) {
    m_busy = false;
    if (document) {
        m_user = std::move(document->user);
        m_json = std::move(document->json);
    } else if (document.error().kind != ErrorKind::Cancelled) {
        m_failure = std::move(document.error());
    }
    Q_EMIT changed();
    if (document)
        Q_EMIT loaded(m_user);
}

} // namespace fleetkey::ui
