#pragma once

#include "core/base/Result.h"
#include "core/platform/User.h"

#include <QCoroTask>

#include <QObject>

#include <functional>
#include <stop_token>

namespace fleetkey::ui {

/// Whose a pasted text is: a DeviceToken, and the user whom the platform knows by it. Sends that DeviceToken
/// and nothing else.
class PastedUser final : public QObject {
    Q_OBJECT

public:
    using Source = std::function<QCoro::Task<Result<UserDocument>>(DeviceToken, std::stop_token)>;
    /// The user whom the main window shows, whom nobody needs to look for; an empty one where it shows none.
    using Selected = std::function<User()>;

    PastedUser(Source find, Selected selected, QObject *parent = nullptr);
    ~PastedUser() override;

    /// Looks for the user, unless it is the same as before; empty: nobody any more.
    void setDeviceToken(const DeviceToken &deviceToken);
    /// Once more, after a failure.
    void retry();

    [[nodiscard]] const DeviceToken &deviceToken() const { return m_deviceToken; }
    /// Nothing until the user is found.
    [[nodiscard]] const std::optional<User> &user() const { return m_user; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] User selected() const { return m_selected(); }

Q_SIGNALS:
    void changed();

private:
    void look();

    Source m_find;
    Selected m_selected;
    std::stop_source m_stop;
    DeviceToken m_deviceToken;
    std::optional<User> m_user;
    std::optional<Error> m_failure;
    bool m_busy = false;
};

} // namespace fleetkey::ui
