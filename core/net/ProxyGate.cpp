#include "core/net/ProxyGate.h"

#include <QAuthenticator>
#include <QNetworkProxy>

namespace fleetkey {

namespace {

/// A person who has declined is left alone by the calls that follow on their own.
constexpr std::chrono::seconds quietAfterDecline{30};

} // namespace

ProxyGate::ProxyGate(std::shared_ptr<ProxyPrompt> prompt, std::shared_ptr<const Clock> clock)
    : m_prompt(std::move(prompt))
    , m_clock(std::move(clock)) {
}

void ProxyGate::equip(QNetworkProxy &proxy) const {
    if (!isKnown(proxy))
        return;
    proxy.setUser(m_credentials->user);
    proxy.setPassword(QString::fromUtf8(m_credentials->password.reveal()));
}

void ProxyGate::noteQuestion(const QNetworkProxy &proxy, QAuthenticator *authenticator) {
    m_question = {proxy.hostName(), proxy.port(), authenticator->realm(), isKnown(proxy)};
}

bool ProxyGate::isKnown(const QNetworkProxy &proxy) const {
    return m_credentials && m_question.host == proxy.hostName() && m_question.port == proxy.port();
}

bool ProxyGate::ask() {
    if (m_asking)
        return true;
    if (!m_prompt || (m_declinedAt && m_clock->elapsed() - *m_declinedAt < quietAfterDecline))
        return false;
    m_asking = true;
    m_credentials.reset();
    QCoro::connect(asTask(m_prompt->ask(m_question)), this,
        [this](Result<ProxyCredentials> &&answer) { take(std::move(answer)); });
    return true;
}

void ProxyGate::take(Result<ProxyCredentials> answer) {
    m_asking = false;
    if (answer) {
        m_credentials = std::move(*answer);
        m_declinedAt.reset();
        ++m_generation;
    } else {
        m_declinedAt = m_clock->elapsed();
    }
    Q_EMIT resolved(answer.has_value());
}

} // namespace fleetkey
