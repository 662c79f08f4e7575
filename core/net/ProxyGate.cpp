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

void ProxyGate::answer(const QNetworkProxy &proxy, QAuthenticator *authenticator) {
    const bool sameProxy = m_question.host == proxy.hostName() && m_question.port == proxy.port();
    m_question
        = {proxy.hostName(), proxy.port(), authenticator->realm(), sameProxy && m_question.refusedBefore};
    if (!m_credentials || !sameProxy)
        return;
    const QString password = QString::fromUtf8(m_credentials->password.reveal());
    if (authenticator->user() == m_credentials->user && authenticator->password() == password) {
        // Qt asks again with what it was told before: the proxy did not accept it.
        m_credentials.reset();
        m_question.refusedBefore = true;
        return;
    }
    authenticator->setUser(m_credentials->user);
    authenticator->setPassword(password);
}

bool ProxyGate::ask() {
    if (m_asking)
        return true;
    if (!m_prompt || (m_declinedAt && m_clock->elapsed() - *m_declinedAt < quietAfterDecline))
        return false;
    m_asking = true;
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
