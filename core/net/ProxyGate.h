#pragma once

#include "core/base/Clock.h"
#include "core/net/ProxyPrompt.h"

#include <QObject>

#include <memory>
#include <optional>

class QAuthenticator;
class QNetworkProxy;

namespace fleetkey {

/// Knows what to tell a proxy that wants credentials. Qt asks synchronously and a person answers later, so a
/// call that meets the question without an answer fails, waits here, and is sent again: nothing has reached
/// the platform by then. GUI thread.
class ProxyGate : public QObject {
    Q_OBJECT

public:
    /// Without a prompt nobody is asked.
    ProxyGate(std::shared_ptr<ProxyPrompt> prompt, std::shared_ptr<const Clock> clock);

    /// Fills the credentials in where they are known and have not been refused.
    void answer(const QNetworkProxy &proxy, QAuthenticator *authenticator);
    /// Counts the answers given by a person; a call sent under an older one may simply be sent again.
    [[nodiscard]] int generation() const { return m_generation; }
    /// Asks the person, unless that is under way. False when nobody can be asked, or when the person has just
    /// declined; else `resolved` follows.
    [[nodiscard]] bool ask();

Q_SIGNALS:
    /// False: the person declined.
    void resolved(bool known);

private:
    void take(Result<ProxyCredentials> answer);

    std::shared_ptr<ProxyPrompt> m_prompt;
    std::shared_ptr<const Clock> m_clock;
    ProxyQuestion m_question;
    std::optional<ProxyCredentials> m_credentials;
    std::optional<std::chrono::milliseconds> m_declinedAt;
    int m_generation = 0;
    bool m_asking = false;
};

} // namespace fleetkey
