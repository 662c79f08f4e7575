#pragma once

#include "ui/hierarchy/HierarchyModel.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// Words for what the hierarchy holds.
class HierarchyText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::HierarchyText)

public:
    [[nodiscard]] static QString kind(HierarchyNode::Kind kind);
    /// "Active", "Deactivated"; companies have no status.
    [[nodiscard]] static QString status(const HierarchyNode &node);
    /// The platform's own words for the environments it documents, in plain ones.
    [[nodiscard]] static QString environment(const QString &environment);
    /// "2 applications · 5 instances"
    [[nodiscard]] static QString size(int applications, int instances);
    /// "3,102 users"
    [[nodiscard]] static QString users(qint64 users);
};

} // namespace fleetkey::ui
