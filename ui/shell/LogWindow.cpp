#include "ui/shell/LogWindow.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TextLabel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize logSize{860, 480};
}

LogWindow::LogWindow(const Theme &theme, QAbstractItemModel *calls, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_calls(calls)
    , m_table(new QTableView(this))
    , m_empty(new EmptyState(theme, Icon::Log, tr("No calls yet"),
          tr("Every call to the platform is listed here, without tokens, passwords and contents."), this)) {
    setWindowTitle(tr("Log — Fleetkey"));
    resize(logSize);
    m_table->setModel(calls);
    m_table->setAccessibleName(tr("Calls to the platform"));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setFont(theme.font(TextRole::Identifier));
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::compactRowHeight);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto *copyAll = new Button(theme, ButtonRole::Outlined, tr("Copy all"), this);
    copyAll->setLineIcon(Icon::Copy);
    auto *copySelected = new QAction(tr("Copy"), m_table);
    copySelected->setShortcut(QKeySequence::Copy);
    copySelected->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copySelected);
    for (const QKeySequence &key : {QKeySequence(Qt::Key_Escape), QKeySequence(QKeySequence::Close)})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &QWidget::close);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Metrics::spacing, Metrics::spacingSmall, Metrics::spacing, Metrics::spacingSmall);
    bar->addWidget(new TextLabel(
        theme, TextRole::Secondary, Ink::Muted, tr("Secrets are left out. Copy this for support."), this));
    bar->addStretch(1);
    bar->addWidget(copyAll);
    auto *content = new QWidget; // all there is, for the lock to hide
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(
        copyAll, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text(false)); });
    connect(copySelected, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(text(true)); });
    connect(calls, &QAbstractItemModel::rowsInserted, this, &LogWindow::updateContent);
    connect(calls, &QAbstractItemModel::rowsRemoved, this, &LogWindow::updateContent);
    connect(calls, &QAbstractItemModel::modelReset, this, &LogWindow::updateContent);
    m_table->hide();
    updateContent();
}

QString LogWindow::text(bool selectedOnly) const {
    const int columns = m_calls->columnCount();
    QStringList lines;
    QStringList fields;
    for (int column = 0; column < columns; ++column)
        fields += m_calls->headerData(column, Qt::Horizontal).toString();
    lines += fields.join(u'\t');
    for (int row = 0; row < m_calls->rowCount(); ++row) {
        if (selectedOnly && !m_table->selectionModel()->isRowSelected(row, {}))
            continue;
        fields.clear();
        for (int column = 0; column < columns; ++column)
            fields += m_calls->index(row, column).data().toString().simplified();
        lines += fields.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

void LogWindow::updateContent() {
    const bool empty = m_calls->rowCount() == 0;
    m_empty->setVisible(empty);
    if (!empty && m_table->isHidden())
        m_table->resizeColumnsToContents();
    m_table->setVisible(!empty);
    // Whoever reads the end wants to see what comes.
    const QScrollBar *bar = m_table->verticalScrollBar();
    if (bar->value() == bar->maximum())
        m_table->scrollToBottom();
}

} // namespace fleetkey::ui
