#pragma once

#include "core/base/Pending.h"
#include "core/base/SecretString.h"

#include <QString>

namespace fleetkey {

/// What a person is asked when a proxy wants a user name and password.
struct ProxyQuestion {
    QString host;
    quint16 port = 0;
    QString realm; ///< the proxy's own words
    bool refusedBefore = false; ///< what was given last time is not accepted

    bool operator==(const ProxyQuestion &) const = default;
};

struct ProxyCredentials {
    QString user;
    SecretString password;
};

/// Asks a person. Is asked one question at a time; the answer is kept until the program ends.
class ProxyPrompt {
public:
    ProxyPrompt() = default;
    virtual ~ProxyPrompt() = default;
    ProxyPrompt(const ProxyPrompt &) = delete;
    ProxyPrompt &operator=(const ProxyPrompt &) = delete;

    /// `Cancelled` when the person does not want to.
    virtual Pending<ProxyCredentials> ask(ProxyQuestion question) = 0;
};

} // namespace fleetkey
