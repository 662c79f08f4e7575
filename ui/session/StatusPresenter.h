#pragma once

#include "core/session/Connection.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace fleetkey::ui {

class MainWindow;

/// Keeps the status strip true: who, in which scope, how long the token lives, how many users match, how many
/// sign-ins are left, and whether the platform is there.
class StatusPresenter final : public QObject {
    Q_OBJECT

public:
    StatusPresenter(MainWindow &window, std::shared_ptr<Connection> connection, QObject *parent = nullptr);

    /// "Acme / Drivers"; empty while unknown.
    void setScope(const QString &scope);
    /// How many users match; nothing while unknown.
    void setMatches(std::optional<qint64> matches);

private:
    void update();
    [[nodiscard]] QString tokenLife() const;
    [[nodiscard]] QString signIns() const;
    [[nodiscard]] QString connectionWord() const;
    /// How far the clocks of computer and platform are apart, where that matters; else empty.
    [[nodiscard]] QString clockWord() const;

    MainWindow &m_window;
    std::shared_ptr<Connection> m_connection;
    QString m_scope;
    std::optional<qint64> m_matches;
    QTimer m_tick;
};

} // namespace fleetkey::ui
