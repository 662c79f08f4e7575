#include "ui/hierarchy/HierarchyText.h"

#include <QLocale>

#include <limits>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

QString HierarchyText::kind(HierarchyNode::Kind kind) {
    switch (kind) {
    case HierarchyNode::Kind::Company:
        return tr("Company");
    case HierarchyNode::Kind::Application:
        return tr("Application");
    case HierarchyNode::Kind::Instance:
        break;
    }
    return tr("Instance");
}

QString HierarchyText::status(const HierarchyNode &node) {
    if (node.kind == HierarchyNode::Kind::Company)
        return {};
    return node.active ? tr("Active") : tr("Deactivated");
}

QString HierarchyText::environment(const QString &environment) {
    if (environment.compare(u"production"_s, Qt::CaseInsensitive) == 0)
        return tr("Production");
    if (environment.compare(u"uat"_s, Qt::CaseInsensitive) == 0)
        return tr("Acceptance (UAT)");
    if (environment.compare(u"test"_s, Qt::CaseInsensitive) == 0)
        return tr("Test");
    return environment;
}

QString HierarchyText::size(int applications, int instances) {
    const QString instancesText = tr("%Ln instance(s)", nullptr, instances);
    if (applications == 0)
        return instancesText;
    return tr("%1 · %2", "applications, instances")
        .arg(tr("%Ln application(s)", nullptr, applications), instancesText);
}

QString HierarchyText::users(qint64 users) {
    return tr("%Ln user(s)", nullptr, int(std::min<qint64>(users, std::numeric_limits<int>::max())));
}

} // namespace fleetkey::ui
