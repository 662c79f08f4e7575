#pragma once

#include "core/session/Session.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace fleetkey {

/// When a token is renewed ahead of its end.
struct CarePolicy {
    double share = 0.8; ///< of the access token's life
    double spread = 0.05; ///< earlier or later by up to this part of it, so that consoles do not come at once
    std::chrono::minutes inUseFor{5}; ///< after the last call
    /// A number from 0 up to 1; the library's own generator where none is given.
    std::function<double()> random;
};

/// Renews the tokens of a running session before they end, so that nobody waits for it: once four fifths of
/// the access token's life have passed, and after the computer slept or its clock was set, when nothing is
/// known of that life any more. Only while the session is in use; only by a refresh, never by a login. A
/// renewal that fails is tried again later, and later each time. GUI thread.
class SessionCare final : public QObject {
    Q_OBJECT

public:
    /// Begins at once. The session may go first.
    SessionCare(Session &session, const SessionParts &parts, CarePolicy policy = {});
    ~SessionCare() override;

    /// Somebody looks at the window: the session is in use.
    void setWatched(bool watched);
    /// The computer slept.
    void wake();

private:
    struct Data;
    std::shared_ptr<Data> d;
};

} // namespace fleetkey
