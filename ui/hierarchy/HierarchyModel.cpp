#include "ui/hierarchy/HierarchyModel.h"

#include "ui/hierarchy/HierarchyText.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;
using Kind = HierarchyNode::Kind;
using CountState = UserCounts::State;

QString HierarchyNode::key() const {
    switch (kind) {
    case Kind::Company:
        return u"company/"_s + id;
    case Kind::Application:
        return u"application/"_s + id;
    case Kind::Instance:
        break;
    }
    return u"instance/"_s + id;
}

HierarchyModel::HierarchyModel(const UserCounts &counts, QObject *parent)
    : QAbstractItemModel(parent)
    , m_counts(counts) {
    connect(&counts, &UserCounts::changed, this, &HierarchyModel::countChanged);
}

int HierarchyModel::add(HierarchyNode node, int parent) {
    const int place = int(m_places.size());
    std::vector<int> &siblings = parent < 0 ? m_top : m_places[size_t(parent)].children;
    const int row = int(siblings.size());
    siblings.push_back(place);
    m_places.push_back({std::move(node), parent, row, {}});
    return place;
}

void HierarchyModel::addApplication(const Application &application, int company) {
    const int place = add({Kind::Application, application.id.text(), application.name,
                              application.description, application.environment, {}, application.companyId,
                              application.active, application.instancesRefused},
        company);
    for (const Instance &instance : application.instances)
        add({Kind::Instance, instance.id.text(), instance.name, instance.description, application.environment,
                application.name, application.companyId, instance.active},
            place);
}

void HierarchyModel::setTree(const HierarchyTree &tree) {
    beginResetModel();
    m_places.clear();
    m_top.clear();
    QList<CompanyId> companies = tree.companies;
    for (const Application &application : tree.applications) {
        if (!application.companyId.isEmpty() && !companies.contains(application.companyId))
            companies.append(application.companyId);
    }
    for (const CompanyId &company : std::as_const(companies)) {
        const int place = add({Kind::Company, company.text(), companyTitle(company), {}, {}, {}, company,
                                  true, tree.companiesRefused.contains(company)},
            -1);
        for (const Application &application : tree.applications) {
            if (application.companyId == company)
                addApplication(application, place);
        }
    }
    for (const Application &application : tree.applications) {
        if (application.companyId.isEmpty())
            addApplication(application, -1);
    }
    endResetModel();
}

QString HierarchyModel::companyTitle(const CompanyId &company) const {
    const QString name = m_companyNames.value(company);
    return name.isEmpty() ? HierarchyText::kind(Kind::Company) : name;
}

void HierarchyModel::setCompanyName(const CompanyId &company, const QString &name) {
    if (company.isEmpty() || name.isEmpty() || m_companyNames.value(company) == name)
        return;
    m_companyNames.insert(company, name);
    for (const int top : m_top) {
        HierarchyNode &node = m_places[size_t(top)].node;
        if (node.kind == Kind::Company && node.company == company) {
            node.name = name;
            Q_EMIT dataChanged(indexOf(top), indexOf(top));
        }
    }
}

const HierarchyNode *HierarchyModel::node(const QModelIndex &index) const {
    return index.isValid() ? &m_places[index.internalId()].node : nullptr;
}

QModelIndex HierarchyModel::find(const QString &key) const {
    const auto found = std::ranges::find_if(m_places, [&](const Place &at) { return at.node.key() == key; });
    return found == m_places.end() ? QModelIndex() : indexOf(int(found - m_places.begin()));
}

QModelIndex HierarchyModel::firstOfInterest() const {
    const auto found
        = std::ranges::find(m_places, Kind::Instance, [](const Place &at) { return at.node.kind; });
    return found == m_places.end() ? index(0, 0) : indexOf(int(found - m_places.begin()));
}

UserCounts::Count HierarchyModel::users(const QModelIndex &index) const {
    const HierarchyNode *const node = this->node(index);
    if (node == nullptr)
        return {};
    if (node->kind == Kind::Instance)
        return m_counts.of(node->instance());
    if (node->partsRefused)
        return {CountState::Failed, 0};
    UserCounts::Count sum{CountState::Known, 0};
    for (const int child : childrenOf(index)) {
        const UserCounts::Count part = users(indexOf(child));
        if (part.state == CountState::Failed)
            return part;
        if (part.state == CountState::Unknown)
            sum.state = CountState::Unknown;
        sum.users += part.users;
    }
    return sum.state == CountState::Known ? sum : UserCounts::Count{};
}

int HierarchyModel::count(Kind kind) const {
    return int(std::ranges::count(m_places, kind, [](const Place &at) { return at.node.kind; }));
}

QString HierarchyModel::copied(const QModelIndex &index) const {
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells.append(index.siblingAtColumn(column).data(CopyRole).toString().simplified());
    return cells.join(u'\t');
}

QModelIndex HierarchyModel::indexOf(int place, int column) const {
    return place < 0 ? QModelIndex() : createIndex(m_places[size_t(place)].row, column, quintptr(place));
}

const std::vector<int> &HierarchyModel::childrenOf(const QModelIndex &index) const {
    return index.isValid() ? m_places[index.internalId()].children : m_top;
}

QModelIndex HierarchyModel::index(int row, int column, const QModelIndex &parent) const {
    return hasIndex(row, column, parent) ? indexOf(childrenOf(parent)[size_t(row)], column) : QModelIndex();
}

QModelIndex HierarchyModel::parent(const QModelIndex &child) const {
    return child.isValid() ? indexOf(m_places[child.internalId()].parent) : QModelIndex();
}

int HierarchyModel::rowCount(const QModelIndex &parent) const {
    return parent.column() > 0 ? 0 : int(childrenOf(parent).size());
}

int HierarchyModel::columnCount(const QModelIndex &) const {
    return ColumnCount;
}

QVariant HierarchyModel::data(const QModelIndex &index, int role) const {
    const HierarchyNode *const node = this->node(index);
    if (node == nullptr)
        return {};
    if (role == Qt::AccessibleTextRole)
        return spoken(index);
    if (role == Qt::ToolTipRole && index.column() == Name)
        return node->description.isEmpty() ? node->name : node->description;
    if (role == Qt::ToolTipRole && index.column() == Users && node->partsRefused)
        return tr("The users cannot be counted: the platform does not show you all that belongs here.");
    if (role == Qt::ToolTipRole && index.column() == Users && users(index).state == CountState::Failed)
        return tr("The users could not be counted. Reload the hierarchy to try again.");
    if (role != Qt::DisplayRole && role != CopyRole)
        return {};
    switch (index.column()) {
    case Name:
        return node->name;
    case Users:
        if (role == CopyRole && users(index).state == CountState::Known)
            return QString::number(users(index).users);
        return usersText(index);
    case Status:
        return HierarchyText::status(*node);
    case Environment:
        return HierarchyText::environment(node->environment);
    case Id:
        return node->id;
    default:
        return {};
    }
}

QString HierarchyModel::usersText(const QModelIndex &index) const {
    const UserCounts::Count count = users(index);
    return count.state == CountState::Known ? QLocale().toString(count.users) : QString();
}

// What eyes see as an icon, a grey bar or a dash, said in words.
QVariant HierarchyModel::spoken(const QModelIndex &index) const {
    const HierarchyNode &node = *this->node(index);
    if (index.column() == Name)
        return tr("%1 %2", "kind and name of a node").arg(HierarchyText::kind(node.kind), node.name);
    if (index.column() != Users)
        return {};
    const UserCounts::Count count = users(index);
    return count.state == CountState::Known ? HierarchyText::users(count.users)
        : count.state == CountState::Failed ? tr("users not counted")
                                            : tr("users not counted yet");
}

QVariant HierarchyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Users)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Users:
        return tr("Users");
    case Status:
        return tr("Status");
    case Environment:
        return tr("Environment");
    case Id:
        return tr("Id");
    default:
        return {};
    }
}

void HierarchyModel::countChanged(const InstanceId &instance) {
    for (size_t place = 0; place < m_places.size(); ++place) {
        if (m_places[place].node.instance() != instance || instance.isEmpty())
            continue;
        for (int at = int(place); at >= 0; at = m_places[size_t(at)].parent)
            Q_EMIT dataChanged(indexOf(at, Users), indexOf(at, Users));
    }
}

} // namespace fleetkey::ui
