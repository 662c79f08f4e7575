#pragma once

#include "core/session/Connection.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace fleetkey::console {

class Workspace;

/// Has the connection and the windows ready that will be wanted once somebody has signed in: they are built a
/// part at a time, between whatever else the event loop has to do. GUI thread.
class Preparation final : public QObject {
    Q_OBJECT

public:
    struct Makers {
        std::function<std::shared_ptr<Connection>(const Environment &)> connection;
        std::function<std::unique_ptr<Workspace>(const std::shared_ptr<Connection> &)> workspace;
    };

    explicit Preparation(Makers makers, QObject *parent = nullptr);
    ~Preparation() override;

    /// Begins to build what will be wanted in this environment. Not while what was handed out is in use.
    void prepare(const Environment &environment);
    /// Whether that is pointless now, or done.
    [[nodiscard]] bool isDoneFor(const QString &environmentId) const;
    /// A connection that nobody has had before, and whose windows are being built.
    [[nodiscard]] std::shared_ptr<Connection> connectionTo(const Environment &environment);
    /// The windows for this connection, as far as they are built.
    [[nodiscard]] std::unique_ptr<Workspace> take(const std::shared_ptr<Connection> &connection);

private:
    void begin(const Environment &environment);
    void buildNext();

    Makers m_makers;
    std::unique_ptr<Workspace> m_workspace;
    QTimer m_building;
    bool m_handedOut = false; ///< the connection of these windows
};

} // namespace fleetkey::console
