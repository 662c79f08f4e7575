#pragma once

#include "core/hierarchy/HierarchyService.h"
#include "ui/hierarchy/UserCounts.h"

#include <QAbstractItemModel>

#include <vector>

namespace fleetkey::ui {

/// One line of the tree: a company, an application or an instance.
struct HierarchyNode {
    enum class Kind { Company, Application, Instance };

    Kind kind = Kind::Company;
    QString id; ///< of its kind
    QString name;
    QString description;
    QString environment; ///< an instance has that of its application
    QString applicationName; ///< of an instance
    CompanyId company;
    bool active = true;
    bool partsRefused = false; ///< this admin is not shown what belongs to it

    /// Tells it from all others, for settings.
    [[nodiscard]] QString key() const;
    [[nodiscard]] InstanceId instance() const {
        return kind == Kind::Instance ? InstanceId(id) : InstanceId();
    }
    bool operator==(const HierarchyNode &) const = default;
};

/// The tree of the hierarchy with the users counted so far. Applications without a company stand on top.
class HierarchyModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Users, Status, Environment, Id, ColumnCount };
    enum Role { CopyRole = Qt::UserRole }; ///< the cell as it is copied

    /// `counts` must outlive the model.
    explicit HierarchyModel(const UserCounts &counts, QObject *parent = nullptr);

    void setTree(const HierarchyTree &tree);
    void setCompanyName(const CompanyId &company, const QString &name);

    /// Null for an index that is none.
    [[nodiscard]] const HierarchyNode *node(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex find(const QString &key) const;
    /// The first instance, or else whatever comes first.
    [[nodiscard]] QModelIndex firstOfInterest() const;
    /// Of an instance, or of all below; known when all of them are, failed when one failed or is not shown.
    [[nodiscard]] UserCounts::Count users(const QModelIndex &index) const;
    [[nodiscard]] int count(HierarchyNode::Kind kind) const;
    /// The row, tab-separated.
    [[nodiscard]] QString copied(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place {
        HierarchyNode node;
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };

    int add(HierarchyNode node, int parent);
    void addApplication(const Application &application, int company);
    [[nodiscard]] QString companyTitle(const CompanyId &company) const;
    [[nodiscard]] QModelIndex indexOf(int place, int column = 0) const;
    [[nodiscard]] const std::vector<int> &childrenOf(const QModelIndex &index) const;
    [[nodiscard]] QString usersText(const QModelIndex &index) const;
    [[nodiscard]] QVariant spoken(const QModelIndex &index) const;
    void countChanged(const InstanceId &instance);

    const UserCounts &m_counts;
    std::vector<Place> m_places; ///< an index holds its position here
    std::vector<int> m_top;
    QHash<CompanyId, QString> m_companyNames;
};

} // namespace fleetkey::ui
