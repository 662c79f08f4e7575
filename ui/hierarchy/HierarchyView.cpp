#include "ui/hierarchy/HierarchyView.h"

#include "ui/hierarchy/HierarchyDelegate.h"
#include "ui/hierarchy/HierarchyModel.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/ColumnHeader.h"
#include "ui/widgets/RowHover.h"
#include "ui/widgets/SkeletonBar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace fleetkey::ui {

namespace {

constexpr int narrowestName = 240;
constexpr int usersWidth = 88;
constexpr int statusWidth = 120;
constexpr int environmentWidth = 136;
constexpr int idWidth = 150;

} // namespace

HierarchyView::HierarchyView(const Theme &theme, HierarchyModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_hover(new RowHover(*this)) {
    ColumnHeader::applyRowLook(*this);
    setAccessibleName(tr("Hierarchy"));
    setHeader(new ColumnHeader(theme, this));
    setItemDelegate(new HierarchyDelegate(theme, model, *m_hover, this));
    setUniformRowHeights(true);
    setIndentation(Metrics::spacingHuge);
    setModel(&model);
    setUpHeader();
    connect(&model, &QAbstractItemModel::modelReset, this, &HierarchyView::applyTree);
    connect(&model, &QAbstractItemModel::dataChanged, this, &HierarchyView::lookAround);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &at) { setFolded(at, true); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &at) { setFolded(at, false); });
    connect(this, &QAbstractItemView::doubleClicked, this, &HierarchyView::activate);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void HierarchyView::setUpHeader() {
    QHeaderView &columns = *header();
    columns.setStretchLastSection(false);
    columns.setSectionResizeMode(HierarchyModel::Name, QHeaderView::Stretch);
    columns.resizeSection(HierarchyModel::Users, usersWidth);
    columns.resizeSection(HierarchyModel::Status, statusWidth);
    columns.resizeSection(HierarchyModel::Environment, environmentWidth);
    columns.resizeSection(HierarchyModel::Id, idWidth);
}

// The names come first; the details beside the tree tell what has no room here.
void HierarchyView::fitColumns() {
    int room = viewport()->width() - narrowestName;
    for (const auto [column, width] :
        {std::pair(HierarchyModel::Users, usersWidth), std::pair(HierarchyModel::Status, statusWidth),
            std::pair(HierarchyModel::Environment, environmentWidth),
            std::pair(HierarchyModel::Id, idWidth)}) {
        setColumnHidden(column, room < width);
        room -= width;
    }
}

QStringList HierarchyView::folded() const {
    QStringList keys(m_folded.begin(), m_folded.end());
    keys.sort();
    return keys;
}

void HierarchyView::restore(const QStringList &folded, const QString &current) {
    m_folded = QSet<QString>(folded.begin(), folded.end());
    m_current = current;
    applyTree();
}

void HierarchyView::setWaiting(bool waiting) {
    m_waiting = waiting;
    viewport()->update();
}

void HierarchyView::applyTree() {
    const QScopedValueRollback applying(m_applying, true);
    const QString wanted = m_current;
    unfoldBelow({});
    QModelIndex current = m_model.find(wanted);
    if (!current.isValid())
        current = m_model.firstOfInterest();
    // To make current what is folded away would unfold it.
    for (QModelIndex above = current.parent(); above.isValid(); above = above.parent()) {
        if (!isExpanded(above))
            current = above;
    }
    setCurrentIndex(current);
    m_current = current.isValid() ? m_model.node(current)->key() : wanted;
    lookAround();
    Q_EMIT currentNodeChanged();
}

// Not expandAll(): that would expand leaves too, and the left arrow key then folds a leaf instead of leaving
// it.
void HierarchyView::unfoldBelow(const QModelIndex &parent) {
    for (int row = 0; row < m_model.rowCount(parent); ++row) {
        const QModelIndex at = m_model.index(row, 0, parent);
        if (m_model.rowCount(at) == 0)
            continue;
        setExpanded(at, !m_folded.contains(m_model.node(at)->key()));
        unfoldBelow(at);
    }
}

void HierarchyView::setFolded(const QModelIndex &index, bool folded) {
    lookAround();
    const HierarchyNode *const node = m_model.node(index);
    if (m_applying || node == nullptr)
        return;
    if (folded)
        m_folded.insert(node->key());
    else
        m_folded.remove(node->key());
    Q_EMIT foldingChanged();
}

void HierarchyView::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QTreeView::currentChanged(current, previous);
    const HierarchyNode *const node = m_model.node(current);
    if (m_applying || node == nullptr)
        return;
    m_current = node->key();
    Q_EMIT currentNodeChanged();
}

void HierarchyView::activate(const QModelIndex &index) {
    const HierarchyNode *const node = m_model.node(index);
    if (node != nullptr && node->kind == HierarchyNode::Kind::Instance)
        Q_EMIT instanceActivated(node->instance());
}

void HierarchyView::copyCurrentRow() {
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_model.copied(currentIndex()));
}

// Many things at once may change what is in sight; one look after them will do.
void HierarchyView::lookAround() {
    if (std::exchange(m_looking, true))
        return;
    QMetaObject::invokeMethod(this, &HierarchyView::tellLookedAt, Qt::QueuedConnection);
}

void HierarchyView::tellLookedAt() {
    m_looking = false;
    QList<InstanceId> instances;
    if (isVisible()) {
        const int bottom = viewport()->height();
        for (QModelIndex at = indexAt({0, 0}); at.isValid() && visualRect(at).top() < bottom;
            at = indexBelow(at)) {
            if (const InstanceId instance = m_model.node(at)->instance(); !instance.isEmpty())
                instances.append(instance);
        }
    }
    Q_EMIT lookedAt(instances);
}

void HierarchyView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const {
    CellPainter::paintGround(
        m_theme, *painter, rect, selectionModel()->isSelected(index), m_hover->isOver(index));
    QTreeView::drawBranches(painter, rect, index);
}

void HierarchyView::paintEvent(QPaintEvent *event) {
    QTreeView::paintEvent(event);
    if (m_waiting && m_model.rowCount() == 0) {
        QPainter painter(viewport());
        paintPlaceholders(painter);
    }
    CellPainter::paintCurrentMark(m_theme, *this);
}

void HierarchyView::paintPlaceholders(QPainter &painter) const {
    constexpr int pitch = Metrics::rowHeight;
    for (int row = 0; row * pitch < viewport()->height(); ++row) {
        for (int section = 0; section < HierarchyModel::ColumnCount; ++section) {
            const int indent = section == 0 ? Metrics::spacingHuge * (1 + std::min(row, 2)) : 0;
            const int width = header()->sectionSize(section) - 2 * Metrics::spacingSmall - indent;
            const QRect cell(columnViewportPosition(section) + Metrics::spacingSmall + indent, row * pitch,
                width, pitch - 1);
            SkeletonBar::paint(
                painter, m_theme, cell, unsigned(row) * 31U + unsigned(section), layoutDirection());
        }
        painter.fillRect(QRect(0, (row + 1) * pitch - 1, viewport()->width(), 1), m_theme.colors().line);
    }
}

void HierarchyView::resizeEvent(QResizeEvent *event) {
    QTreeView::resizeEvent(event);
    fitColumns();
    lookAround();
}

void HierarchyView::scrollContentsBy(int dx, int dy) {
    QTreeView::scrollContentsBy(dx, dy);
    lookAround();
}

void HierarchyView::showEvent(QShowEvent *event) {
    QTreeView::showEvent(event);
    lookAround();
}

void HierarchyView::hideEvent(QHideEvent *event) {
    QTreeView::hideEvent(event);
    lookAround();
}

void HierarchyView::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return activate(currentIndex());
    if (event->matches(QKeySequence::Copy))
        return copyCurrentRow();
    QTreeView::keyPressEvent(event);
}

} // namespace fleetkey::ui
