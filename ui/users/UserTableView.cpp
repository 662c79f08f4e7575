#include "ui/users/UserTableView.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserSelection.h"
#include "ui/users/UserTableDelegate.h"
#include "ui/users/UserTableHeader.h"
#include "ui/users/UserTableModel.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/RowHover.h"
#include "ui/widgets/SkeletonBar.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

namespace fleetkey::ui {

using RowState = UserListing::RowState;

UserTableView::UserTableView(const Theme &theme, UserListing &listing, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_listing(listing)
    , m_model(new UserTableModel(listing, this))
    , m_header(new UserTableHeader(theme, this))
    , m_delegate(new UserTableDelegate(theme, *m_model, *new RowHover(*this), this)) {
    ColumnHeader::applyRowLook(*this);
    setAccessibleName(tr("Users"));
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionMode(ExtendedSelection);
    setItemDelegate(m_delegate);
    setHorizontalHeader(m_header);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(Metrics::compactRowHeight);
    verticalHeader()->setDefaultSectionSize(Metrics::rowHeight);
    setModel(m_model);
    m_header->setDefaults();
    m_header->showSort(listing.query().sortKey, listing.query().descending);
    m_selection = new UserSelection(*m_model, *selectionModel(), this);
    makeActions();
    connect(m_model, &QAbstractItemModel::modelReset, this, &UserTableView::rowsAreNew);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &UserTableView::ensureVisibleRows);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &UserTableView::ensureVisibleRows);
    connect(
        m_header, &UserTableHeader::columnsChanged, this, [this] { m_header->fitTo(viewport()->width()); });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QAbstractItemView::doubleClicked, this, &UserTableView::openCurrent);
}

void UserTableView::makeActions() {
    const auto add = [this](const QString &text, const QList<QKeySequence> &shortcuts, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcuts(shortcuts);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_open = add(tr("Open the user"), {Qt::Key_Return, Qt::Key_Enter}, &UserTableView::openCurrent);
    // Its shortcut is the inspector's, which copies the same from wherever the focus is.
    m_copyToken = add(tr("Copy DeviceToken"), {}, &UserTableView::copyDeviceToken);
    m_copyRows = add(tr("Copy rows"), {QKeySequence::Copy}, &UserTableView::copySelectedRows);
    m_selectAll = add(tr("Select all users"), {QKeySequence::SelectAll}, &UserTableView::selectAll);
    connect(m_selection, &UserSelection::currentChanged, this, &UserTableView::updateActions);
    connect(m_selection, &UserSelection::awaitedCame, this, &UserTableView::openAwaited);
    connect(m_selection, &UserSelection::countChanged, this, &UserTableView::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &UserTableView::updateActions);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &UserTableView::updateActions);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &UserTableView::updateActions);
    updateActions();
}

void UserTableView::updateActions() {
    const bool here = isVisible();
    m_open->setEnabled(here && !m_selection->current().isEmpty());
    m_copyRows->setEnabled(here && m_selection->count() + m_selection->awayCount() > 0);
    m_selectAll->setEnabled(here && m_model->rowCount() > 0);
}

void UserTableView::setCompact(bool compact) {
    if (m_compact == compact)
        return;
    m_compact = compact;
    verticalHeader()->setDefaultSectionSize(compact ? Metrics::compactRowHeight : Metrics::rowHeight);
    ensureVisibleRows();
    Q_EMIT compactChanged();
}

int UserTableView::rowPitch() const {
    return verticalHeader()->defaultSectionSize();
}

// Rows are all of one height, so nothing needs to be looked up.
RowRange UserTableView::visibleRows() const {
    const int top = verticalOffset();
    const int last = (top + std::max(viewport()->height(), 1) - 1) / rowPitch();
    return {top / rowPitch(), std::min<qint64>(last, std::max(0, m_model->rowCount() - 1))};
}

void UserTableView::ensureVisibleRows() {
    // While a hidden window is painted, Qt pretends that what is in it is visible.
    if (!isVisible() || !window()->isVisible())
        return;
    const RowRange rows = visibleRows();
    m_listing.ensure(rows.first, rows.last);
}

void UserTableView::rowsAreNew() {
    scrollToTop();
    ensureVisibleRows();
}

void UserTableView::showEvent(QShowEvent *event) {
    QTableView::showEvent(event);
    updateActions();
    ensureVisibleRows();
}

void UserTableView::hideEvent(QHideEvent *event) {
    QTableView::hideEvent(event);
    updateActions();
}

void UserTableView::resizeEvent(QResizeEvent *event) {
    QTableView::resizeEvent(event);
    m_header->fitTo(viewport()->width());
    ensureVisibleRows();
}

void UserTableView::scrollContentsBy(int dx, int dy) {
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        ensureVisibleRows();
    // The mark of the current row and the words of failed rows do not move with the columns.
    if (dx != 0)
        viewport()->update();
}

void UserTableView::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
    const RowRange rows = visibleRows();
    const bool visible = first.row() <= rows.last && last.row() >= rows.first;
    if (visible || QAccessible::isActive())
        QTableView::dataChanged(first, last, roles);
}

bool UserTableView::isFailed(int row) const {
    return row >= 0 && row < m_model->rowCount() && m_listing.rowState(row) == RowState::Failed;
}

void UserTableView::paintEvent(QPaintEvent *event) {
    QTableView::paintEvent(event);
    {
        QPainter painter(viewport());
        if (!m_listing.total())
            paintPlaceholders(painter);
        paintFailures(painter);
    }
    CellPainter::paintCurrentMark(m_theme, *this);
}

// Before the first answer: as many grey rows as there is room for.
void UserTableView::paintPlaceholders(QPainter &painter) const {
    const QList<UserColumn> columns = m_header->shownColumns();
    for (int row = 0; row * rowPitch() < viewport()->height(); ++row) {
        for (const UserColumn column : columns) {
            const int section = int(column);
            const QRect cell(columnViewportPosition(section) + Metrics::spacingSmall, row * rowPitch(),
                m_header->sectionSize(section) - 2 * Metrics::spacingSmall, rowPitch() - 1);
            SkeletonBar::paint(
                painter, m_theme, cell, unsigned(row) * 31U + unsigned(section), layoutDirection());
        }
        painter.fillRect(QRect(0, (row + 1) * rowPitch() - 1, viewport()->width(), 1), m_theme.colors().line);
    }
}

void UserTableView::paintFailures(QPainter &painter) const {
    const RowRange rows = visibleRows();
    bool inWords = true;
    for (int row = int(rows.first); row <= int(rows.last); ++row) {
        if (!isFailed(row)) {
            inWords = true;
            continue;
        }
        const int top = rowViewportPosition(row);
        const bool cutAtTop = top < 0 && row < int(rows.last);
        m_delegate->paintFailure(painter, {0, top, viewport()->width(), rowPitch()}, inWords && !cutAtTop);
        inWords = inWords && cutAtTop;
    }
}

bool UserTableView::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::MouseMove) {
        // A failed row is a button as long as it is.
        if (isFailed(indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()).row()))
            viewport()->setCursor(Qt::PointingHandCursor);
        else
            viewport()->unsetCursor();
    }
    return QTableView::viewportEvent(event);
}

void UserTableView::mousePressEvent(QMouseEvent *event) {
    const int row = indexAt(event->position().toPoint()).row();
    if (event->button() == Qt::LeftButton && isFailed(row)) {
        m_listing.retry(row);
        return;
    }
    QTableView::mousePressEvent(event);
}

void UserTableView::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openCurrent();
        return;
    }
    if (event->matches(QKeySequence::Copy)) { // else Qt would copy one cell
        copySelectedRows();
        return;
    }
    if (event->key() == Qt::Key_End)
        m_model->complete();
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) { // with Ctrl, Qt would select nobody
        QKeyEvent plain(event->type(), event->key(), event->modifiers() & ~Qt::ControlModifier);
        QTableView::keyPressEvent(&plain);
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex UserTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    if (action == MoveEnd && !currentIndex().isValid()) // else Qt would begin at the top
        return m_model->index(m_model->rowCount() - 1, m_header->logicalIndexAt(0));
    if (action == MoveHome || action == MoveEnd) // else Qt would go along the row
        modifiers |= Qt::ControlModifier;
    return QTableView::moveCursor(action, modifiers);
}

void UserTableView::openCurrent() {
    const int row = currentIndex().row();
    if (isFailed(row))
        m_listing.retry(row);
    else if (!m_selection->isOnCurrent())
        m_selection->awaitCurrent();
    else if (!m_selection->current().isEmpty())
        Q_EMIT openRequested(m_selection->current());
}

/// Enter was pressed on a row before its user was here.
void UserTableView::openAwaited(const DeviceToken &user) {
    if (hasFocus())
        Q_EMIT openRequested(user);
}

// Without what Qt's views do there: it makes some row current where none is, as when a window comes forward,
// and another user would be shown than the one who was asked for.
void UserTableView::focusInEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusInEvent(event); // NOLINT(bugprone-parent-virtual-call)
    viewport()->update();
}

void UserTableView::enterFromAbove() {
    setFocus(Qt::ShortcutFocusReason);
    const RowRange rows = visibleRows();
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(int(rows.first), int(m_header->shownColumns().constFirst())));
}

void UserTableView::selectAll() {
    m_model->complete();
    const qint64 selected = m_selection->selectAllHere();
    Q_EMIT allHereSelected(selected, m_model->rowCount());
}

void UserTableView::keyboardSearch(const QString &) {
}

QString UserTableView::selectedText() const {
    QString text;
    const QList<UserColumn> columns = m_header->shownColumns();
    for (const RowRange &range : m_selection->rows()) {
        for (qint64 row = range.first; row <= range.last; ++row) {
            QStringList cells;
            for (const UserColumn column : columns)
                cells.append(m_model->index(int(row), int(column)).data(UserTableModel::CopyRole).toString());
            text += cells.join(u'\t') + u'\n';
        }
    }
    return text;
}

void UserTableView::copySelectedRows() {
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
    const qint64 copied = m_selection->count();
    Q_EMIT rowsCopied(copied, copied + m_selection->awayCount());
}

void UserTableView::copyDeviceToken() {
    if (!m_selection->current().isEmpty())
        QGuiApplication::clipboard()->setText(m_selection->current().text());
}

void UserTableView::contextMenuEvent(QContextMenuEvent *event) {
    const QModelIndex index
        = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid() || !m_model->user(index.row()))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString cell = index.data(UserTableModel::CopyRole).toString();
    const QString column = UserColumnFacts::of(UserColumn(index.column())).name();
    menu->addAction(m_open);
    menu->addSeparator();
    menu->addAction(m_copyToken);
    menu->addAction(tr("Copy %n row(s)", nullptr, int(m_selection->count())), QKeySequence::Copy, this,
        &UserTableView::copySelectedRows);
    QAction *copyCell = menu->addAction(tr("Copy %1", "name of a column").arg(column));
    copyCell->setVisible(!cell.isEmpty() && UserColumn(index.column()) != UserColumn::DeviceToken);
    connect(copyCell, &QAction::triggered, this, [cell] { QGuiApplication::clipboard()->setText(cell); });
    menu->popup(event->globalPos());
}

} // namespace fleetkey::ui
