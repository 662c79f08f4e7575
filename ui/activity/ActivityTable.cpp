#include "ui/activity/ActivityTable.h"

#include "ui/activity/ActivityDelegate.h"
#include "ui/activity/ActivityModel.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/ColumnHeader.h"
#include "ui/widgets/RowHover.h"
#include "ui/widgets/SkeletonBar.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace fleetkey::ui {

namespace {

constexpr int lastColumn = ActivityModel::ColumnCount - 1;
constexpr std::array<int, lastColumn> initialWidths{128, 248, 272, 300};
constexpr int shortIdentifier = 118; // its two ends
constexpr int shortSubject = 200; // most names, not every e-mail address
constexpr int shortOutcome = 200;

} // namespace

ActivityTable::ActivityTable(const Theme &theme, ActivityModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_hover(new RowHover(*this)) {
    ColumnHeader::applyRowLook(*this);
    setAccessibleName(tr("Activity"));
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionMode(ExtendedSelection);
    setItemDelegate(new ActivityDelegate(theme, model, *m_hover, this));
    setHorizontalHeader(new ColumnHeader(theme, this));
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Metrics::rowHeight);
    setModel(&model);
    for (int column = 0; column < lastColumn; ++column)
        setColumnWidth(column, initialWidths[size_t(column)]);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column == lastColumn || m_arranging)
            return;
        m_fits = false;
        Q_EMIT columnWidthsChanged();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, &ActivityTable::openCurrent);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QVariantList ActivityTable::columnWidths() const {
    QVariantList all;
    for (int column = 0; column < lastColumn && !m_fits; ++column)
        all.append(columnWidth(column));
    return all;
}

void ActivityTable::setColumnWidths(const QVariantList &widths) {
    for (int column = 0; column < std::min<qsizetype>(lastColumn, widths.size()); ++column) {
        if (const int width = widths.at(column).toInt(); width >= horizontalHeader()->minimumSectionSize())
            setColumnWidth(column, width);
    }
}

// Identifiers give way first: their two ends tell who it is, as everywhere. An e-mail address is cut last.
void ActivityTable::fitColumns() {
    if (!m_fits)
        return;
    const QScopedValueRollback arranging(m_arranging, true);
    const int room = viewport()->width() - initialWidths[ActivityModel::When]
        - initialWidths[ActivityModel::What] - shortOutcome;
    const int whom = std::clamp(room - shortIdentifier, shortSubject, initialWidths[ActivityModel::Whom]);
    setColumnWidth(ActivityModel::Whom, whom);
    setColumnWidth(ActivityModel::Identifier,
        std::clamp(room - whom, shortIdentifier, initialWidths[ActivityModel::Identifier]));
}

void ActivityTable::resizeEvent(QResizeEvent *event) {
    QTableView::resizeEvent(event);
    fitColumns();
}

void ActivityTable::setWaiting(bool waiting) {
    m_waiting = waiting;
    viewport()->update();
}

void ActivityTable::paintEvent(QPaintEvent *event) {
    QTableView::paintEvent(event);
    if (m_waiting && m_model.rowCount() == 0) {
        QPainter painter(viewport());
        paintPlaceholders(painter);
    }
    CellPainter::paintCurrentMark(m_theme, *this);
}

void ActivityTable::paintPlaceholders(QPainter &painter) const {
    constexpr int pitch = Metrics::rowHeight;
    for (int row = 0; row * pitch < viewport()->height(); ++row) {
        for (int column = 0; column < ActivityModel::ColumnCount; ++column) {
            const QRect cell(columnViewportPosition(column) + Metrics::spacingSmall, row * pitch,
                columnWidth(column) - 2 * Metrics::spacingSmall, pitch - 1);
            SkeletonBar::paint(
                painter, m_theme, cell, unsigned(row) * 31U + unsigned(column), layoutDirection());
        }
        painter.fillRect(QRect(0, (row + 1) * pitch - 1, viewport()->width(), 1), m_theme.colors().line);
    }
}

DeviceToken ActivityTable::currentUser() const {
    return currentIndex().isValid() ? m_model.user(currentIndex().row()) : DeviceToken();
}

void ActivityTable::openCurrent() {
    if (const DeviceToken user = currentUser(); !user.isEmpty())
        Q_EMIT userRequested(user);
}

QString ActivityTable::selectedText() const {
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    QString text;
    for (const int row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < ActivityModel::ColumnCount; ++column)
            cells.append(m_model.index(row, column).data(ActivityModel::CopyRole).toString().simplified());
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

void ActivityTable::copySelectedRows() {
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void ActivityTable::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return openCurrent();
    if (event->matches(QKeySequence::Copy))
        return copySelectedRows();
    QTableView::keyPressEvent(event);
}

void ActivityTable::contextMenuEvent(QContextMenuEvent *event) {
    const QModelIndex index
        = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show this user"), this, &ActivityTable::openCurrent)
        ->setEnabled(!currentUser().isEmpty());
    menu->addSeparator();
    const auto rows = int(selectionModel()->selectedRows().size());
    menu->addAction(tr("Copy %n row(s)", nullptr, rows), this, &ActivityTable::copySelectedRows);
    const QString identifier = m_model.index(index.row(), ActivityModel::Identifier).data().toString();
    menu->addAction(tr("Copy DeviceToken or InstanceId"), this,
            [identifier] { QGuiApplication::clipboard()->setText(identifier); })
        ->setEnabled(!identifier.isEmpty());
    menu->popup(event->globalPos());
}

} // namespace fleetkey::ui
