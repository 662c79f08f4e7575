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
/// call that meets the question fails, waits here, and is sent again with the answer: nothing has reached the
/// platform by then. GUI thread.
class ProxyGate : public QObject {
    Q_OBJECT

public:
    /// Without a prompt nobody is asked.
    ProxyGate(std::shared_ptr<ProxyPrompt> prompt, std::shared_ptr<const Clock> clock);

    /// Fills in the credentials where this proxy's are known.
    void equip(QNetworkProxy &proxy) const;
    /// Remembers who asks. Answering here, where Qt expects it, would repeat a refused answer for ever.
    void noteQuestion(const QNetworkProxy &proxy, QAuthenticator *authenticator);
    /// Counts the answers given by a person; a call sent under an older one may simply be sent again.
    [[nodiscard]] int generation() const { return m_generation; }
    /// Asks the person, unless that is under way; what is known has been refused. False when nobody can be
    /// asked, or when the person has just declined; else `resolved` follows.
    [[nodiscard]] bool ask();

Q_SIGNALS:
    /// False: the person declined.
    void resolved(bool known);

private:
    [[nodiscard]] bool isKnown(const QNetworkProxy &proxy) const;
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
