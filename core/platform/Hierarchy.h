#pragma once

#include "core/platform/Identifiers.h"

#include <QList>
#include <QString>

namespace fleetkey {

enum class AdminLevel { None, Instance, Application, Company };

/// What the signed-in admin may see: `GET /auth/permissions` (contract §4).
struct Permissions {
    struct ApplicationGrant {
        CompanyId company;
        ApplicationId application;
        bool operator==(const ApplicationGrant &) const = default;
    };
    struct InstanceGrant {
        CompanyId company;
        ApplicationId application;
        InstanceId instance;
        bool operator==(const InstanceGrant &) const = default;
    };

    QString userId;
    QList<CompanyId> companies;
    QList<ApplicationGrant> applications;
    QList<InstanceGrant> instances;

    /// The widest level granted; `None`: an admin without a role, who must contact the vendor.
    [[nodiscard]] AdminLevel level() const;

    bool operator==(const Permissions &) const = default;
};

/// An instance ("user group"). Its key is a secret and is fetched apart, when it is needed.
struct Instance {
    InstanceId id;
    QString name;
    QString description;
    bool active = true;
    ApplicationId applicationId;
    QString applicationName;
    CompanyId companyId;

    bool operator==(const Instance &) const = default;
};

struct Application {
    ApplicationId id;
    QString name;
    QString description;
    QString environment; ///< `production`, `UAT`, `test`
    bool active = true;
    CompanyId companyId;
    QList<Instance> instances;
    bool instancesRefused = false; ///< this admin is not shown some of them, or any

    bool operator==(const Application &) const = default;
};

} // namespace fleetkey
