#include "app/console/Preparation.h"

#include "app/console/Workspace.h"

namespace fleetkey::console {

Preparation::Preparation(Makers makers, QObject *parent)
    : QObject(parent)
    , m_makers(std::move(makers)) {
    m_building.setInterval(0);
    connect(&m_building, &QTimer::timeout, this, &Preparation::buildNext);
}

Preparation::~Preparation() = default;

void Preparation::prepare(const Environment &environment) {
    if (!isDoneFor(environment.id))
        begin(environment);
}

bool Preparation::isDoneFor(const QString &environmentId) const {
    return m_workspace && (m_handedOut || m_workspace->connection()->environment.id == environmentId);
}

std::shared_ptr<Connection> Preparation::connectionTo(const Environment &environment) {
    if (!m_workspace || m_handedOut || m_workspace->connection()->environment != environment)
        begin(environment);
    m_handedOut = true;
    return m_workspace->connection();
}

std::unique_ptr<Workspace> Preparation::take(const std::shared_ptr<Connection> &connection) {
    if (!m_workspace || m_workspace->connection() != connection)
        return m_makers.workspace(connection);
    m_building.stop();
    m_handedOut = false;
    return std::move(m_workspace);
}

void Preparation::begin(const Environment &environment) {
    m_workspace = m_makers.workspace(m_makers.connection(environment));
    m_handedOut = false;
    m_building.start();
}

void Preparation::buildNext() {
    if (!m_workspace->buildNext())
        m_building.stop();
}

} // namespace fleetkey::console
