#include "ui/session/AccountScope.h"

namespace fleetkey::ui {

AccountScope AccountScope::of(
    const Environment &environment, const HierarchyTree &tree, const AccountInfo &anyUser) {
    AccountScope scope;
    QString width;
    switch (tree.level) {
    case AdminLevel::Company:
        scope.title = anyUser.companyName;
        width = tr("all apps");
        break;
    case AdminLevel::Application:
        scope.title = tree.applications.size() == 1 ? tree.applications.first().name : anyUser.companyName;
        width = tr("%n app(s)", nullptr, static_cast<int>(tree.applications.size()));
        break;
    case AdminLevel::Instance: {
        qsizetype instances = 0;
        for (const Application &application : tree.applications)
            instances += application.instances.size();
        scope.title = instances == 1 ? anyUser.instanceName : anyUser.applicationName;
        width = tr("%n instance(s)", nullptr, static_cast<int>(instances));
        break;
    }
    case AdminLevel::None:
        break;
    }
    const QString name = environmentName(environment);
    scope.subtitle = width.isEmpty() ? name : tr("%1 · %2", "environment, how much of it").arg(name, width);
    return scope;
}

QString AccountScope::environmentName(const Environment &environment) {
    switch (environment.kind()) {
    case Environment::Kind::Production:
        return tr("Production");
    case Environment::Kind::Sandbox:
        return tr("Sandbox");
    case Environment::Kind::Custom:
        break;
    }
    return environment.user.host();
}

} // namespace fleetkey::ui
