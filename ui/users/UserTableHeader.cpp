#include "ui/users/UserTableHeader.h"

#include <QScopedValueRollback>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 1200;
// Columns are shared out between these shares of their first width; beyond, the table scrolls or ends early.
constexpr double smallestShare = 0.86;
constexpr double largestShare = 1.8;

/// The order that a column has besides this one: names are sorted by their first part or by their last.
UserSortKey otherPartOf(UserSortKey key) {
    switch (key) {
    case UserSortKey::FirstName:
        return UserSortKey::LastName;
    case UserSortKey::LastName:
        return UserSortKey::FirstName;
    default:
        return key;
    }
}

/// A state is one short word, which nobody could guess from a part of it.
bool yields(UserColumn column) {
    return column != UserColumn::Activity && column != UserColumn::Status;
}

} // namespace

UserTableHeader::UserTableHeader(const Theme &theme, QWidget *parent)
    : ColumnHeader(theme, parent) {
    setSectionsClickable(true);
    setSectionsMovable(true);
    setStretchLastSection(true);
    connect(this, &QHeaderView::sectionClicked, this, &UserTableHeader::sectionPressed);
    connect(this, &QHeaderView::sectionMoved, this, &UserTableHeader::columnsChanged);
    connect(this, &QHeaderView::sectionResized, this, [this](int section, int before, int after) {
        // The last column takes what is left; nobody chose its width.
        if (m_arranging || before == 0 || after == 0 || shownColumns().constLast() == UserColumn(section))
            return;
        m_fits = false;
        Q_EMIT columnsChanged();
    });
}

void UserTableHeader::setDefaults() {
    const QScopedValueRollback arranging(m_arranging, true);
    for (const UserColumnFacts &facts : UserColumnFacts::all()) {
        const int section = static_cast<int>(facts.column);
        moveSection(visualIndex(section), section);
        setSectionHidden(section, !facts.shown);
        resizeSection(section, facts.width);
    }
    m_fits = true;
    Q_EMIT columnsChanged();
}

bool UserTableHeader::isShown(UserColumn column) const {
    return !isSectionHidden(static_cast<int>(column));
}

void UserTableHeader::setShown(UserColumn column, bool shown) {
    if (isShown(column) == shown || (!shown && shownColumns().size() == 1))
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    setSectionHidden(static_cast<int>(column), !shown);
    Q_EMIT columnsChanged();
}

QList<UserColumn> UserTableHeader::shownColumns() const {
    QList<UserColumn> columns;
    for (int position = 0; position < count(); ++position) {
        const int section = logicalIndex(position);
        if (!isSectionHidden(section))
            columns.append(static_cast<UserColumn>(section));
    }
    return columns;
}

void UserTableHeader::showSort(UserSortKey key, bool descending) {
    m_sortKey = key;
    m_descending = descending;
    m_sortColumn = UserColumnFacts::bySortKey(key);
    setSortIndicatorShown(true); // a table hides it when it takes the header over
    setSortIndicator(m_sortColumn ? static_cast<int>(*m_sortColumn) : -1,
        descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    // The head of a name says by which of its parts.
    headerDataChanged(Qt::Horizontal, static_cast<int>(UserColumn::Name), static_cast<int>(UserColumn::Name));
}

void UserTableHeader::sectionPressed(int section) {
    const UserColumnFacts &facts = UserColumnFacts::of(static_cast<UserColumn>(section));
    // The header has moved its arrow already, even to columns that the platform cannot sort by.
    const bool wasHere = m_sortColumn == facts.column;
    showSort(m_sortKey, m_descending);
    if (!facts.sortKey)
        return;
    if (wasHere) {
        Q_EMIT sortRequested(m_descending ? otherPartOf(m_sortKey) : m_sortKey, !m_descending);
        return;
    }
    Q_EMIT sortRequested(*facts.sortKey, facts.sortKey == UserSortKey::DateCreated);
}

void UserTableHeader::fitTo(int width) {
    if (!m_fits || width <= 0)
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    const QList<UserColumn> columns = shownColumns();
    int rigid = 0;
    int elastic = 0;
    for (const UserColumn column : columns)
        (yields(column) ? elastic : rigid) += UserColumnFacts::of(column).width;
    const double share
        = std::clamp((width - rigid) / double(std::max(elastic, 1)), smallestShare, largestShare);
    for (const UserColumn column : columns) {
        const int initial = UserColumnFacts::of(column).width;
        resizeSection(static_cast<int>(column), yields(column) ? int(initial * share) : initial);
    }
}

QVariantMap UserTableHeader::saveState() const {
    QVariantList order;
    QVariantList shown;
    QVariantMap widths;
    for (int position = 0; position < count(); ++position) {
        const auto column = static_cast<UserColumn>(logicalIndex(position));
        const QString key = QString::fromUtf16(UserColumnFacts::of(column).key);
        order.append(key);
        if (!isShown(column))
            continue;
        shown.append(key);
        if (!m_fits)
            widths.insert(key, sectionSize(static_cast<int>(column)));
    }
    return {{u"order"_s, order}, {u"shown"_s, shown}, {u"widths"_s, widths}};
}

void UserTableHeader::restoreState(const QVariantMap &state) {
    const QScopedValueRollback arranging(m_arranging, true);
    int position = 0;
    for (const QVariant &key : state.value(u"order"_s).toList()) {
        if (const auto column = UserColumnFacts::byKey(key.toString()))
            moveSection(visualIndex(static_cast<int>(*column)), position++);
    }
    QList<UserColumn> shown;
    for (const QVariant &key : state.value(u"shown"_s).toList()) {
        if (const auto column = UserColumnFacts::byKey(key.toString()))
            shown.append(*column);
    }
    if (!shown.isEmpty()) {
        for (const UserColumnFacts &facts : UserColumnFacts::all())
            setSectionHidden(static_cast<int>(facts.column), !shown.contains(facts.column));
    }
    const QVariantMap widths = state.value(u"widths"_s).toMap();
    for (const auto &[key, width] : widths.asKeyValueRange()) {
        if (const auto column = UserColumnFacts::byKey(key); column && width.toInt() > 0) {
            resizeSection(static_cast<int>(*column), std::clamp(width.toInt(), narrowest, widest));
            m_fits = false;
        }
    }
    Q_EMIT columnsChanged();
}

} // namespace fleetkey::ui
