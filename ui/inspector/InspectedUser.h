#pragma once

#include "core/base/Result.h"
#include "core/platform/User.h"

#include <QCoroTask>

#include <QObject>

#include <functional>
#include <stop_token>

namespace fleetkey::ui {

/// The user the inspector shows: first what the list knows, then the whole record, read from the platform.
class InspectedUser final : public QObject {
    Q_OBJECT

public:
    using Source = std::function<QCoro::Task<Result<UserDocument>>(DeviceToken, std::stop_token)>;

    explicit InspectedUser(Source source, QObject *parent = nullptr);
    ~InspectedUser() override;

    /// Shows this user; the record is read unless the same user is shown already, whose newer row is taken
    /// over.
    void show(const User &user);
    void clear();
    /// Reads the record again; what is shown stays meanwhile.
    void reload();
    /// The record of some user, as just read elsewhere: shown where the user is, and told on.
    void adopt(const UserDocument &document);
    /// The record of some user has to be read again, if the user is shown.
    void doubt(const DeviceToken &user);
    /// Ends the reading under way.
    void cancel();

    [[nodiscard]] bool isEmpty() const { return m_user.deviceToken.isEmpty(); }
    [[nodiscard]] const User &user() const { return m_user; }
    /// The platform's own JSON; empty until it is read.
    [[nodiscard]] const QByteArray &json() const { return m_json; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Why the record could not be read, last time.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }

Q_SIGNALS:
    void changed();
    /// The record as just read, for whoever else shows this user.
    void loaded(const fleetkey::User &user);

private:
    void take(Result<UserDocument> document);

    Source m_source;
    std::stop_source m_stop;
    User m_user;
    QByteArray m_json;
    std::optional<Error> m_failure;
    bool m_busy = false;
};

} // namespace fleetkey::ui
