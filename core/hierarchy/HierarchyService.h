#pragma once

#include "core/platform/Hierarchy.h"
#include "core/session/ApiClient.h"

#include <memory>
#include <optional>

namespace fleetkey {

/// What an id of the hierarchy is the id of.
struct HierarchyName {
    enum class Kind { Company, Application, Instance };

    Kind kind = Kind::Company;
    QString name; ///< empty for a company: the hierarchy gives none
    QString application; ///< that an instance belongs to

    bool operator==(const HierarchyName &) const = default;
};

/// Everything the signed-in admin sees of Company → Application → Instance, read once.
struct HierarchyTree {
    AdminLevel level = AdminLevel::None;
    QList<Application> applications; ///< with their instances
    QList<CompanyId> companies;
    QList<CompanyId> companiesRefused; ///< of whose applications this admin is not shown some, or any

    [[nodiscard]] const Instance *find(const InstanceId &id) const;
    /// What this UUID is the id of; nothing where it is none in the tree.
    [[nodiscard]] std::optional<HierarchyName> named(const QString &uuid) const;
    bool operator==(const HierarchyTree &) const = default;
};

/// Reads the hierarchy through permissions (contract §4). Errors: those of `ApiClient` and of `answers`. GUI
/// thread.
class HierarchyService {
public:
    explicit HierarchyService(std::shared_ptr<ApiClient> api);

    /// The whole tree, from permissions down. Parts that are refused (403) are left out, and what they are
    /// parts of says so; all refused is `Forbidden`.
    QCoro::Task<Result<HierarchyTree>> tree(std::stop_token stop) const;
    /// The InstanceKey of an instance, fetched when it is needed and not kept.
    QCoro::Task<Result<SecretString>> instanceKey(InstanceId instance, std::stop_token stop) const;

private:
    std::shared_ptr<ApiClient> m_api;
};

} // namespace fleetkey
