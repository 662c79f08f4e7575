#pragma once

#include "core/hierarchy/HierarchyService.h"
#include "core/platform/Environment.h"
#include "core/platform/User.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// Whose fleet this is, in words: "Acme Logistics", "Production · all apps".
struct AccountScope {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::AccountScope)

public:
    QString title; ///< the widest thing the admin sees that has a name; empty while none is known
    QString subtitle;

    /// The hierarchy has no name of the company: any user's account does.
    [[nodiscard]] static AccountScope of(
        const Environment &environment, const HierarchyTree &tree, const AccountInfo &anyUser);
    [[nodiscard]] static QString environmentName(const Environment &environment);
};

} // namespace fleetkey::ui
