#include "ui/users/ColumnChooser.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserTableHeader.h"
#include "ui/users/UserTableView.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QCheckBox>
#include <QGridLayout>

namespace fleetkey::ui {

ColumnChooser::ColumnChooser(const Theme &theme, UserTableView &table, QWidget *parent)
    : PopupPanel(theme, tr("Columns"), parent)
    , m_table(table)
    , m_compact(new QCheckBox(tr("Compact rows"), this)) {
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Metrics::spacing, Metrics::spacing, Metrics::spacing, Metrics::spacing);
    grid->setHorizontalSpacing(Metrics::spacingHuge);
    grid->setVerticalSpacing(Metrics::spacingSmall);
    const auto all = UserColumnFacts::all();
    const int half = static_cast<int>(all.size() + 1) / 2;
    for (const UserColumnFacts &facts : all) {
        const int place = static_cast<int>(facts.column);
        auto *box = new QCheckBox(facts.name(), this);
        grid->addWidget(box, place % half, place / half);
        m_columns.append(box);
        connect(box, &QCheckBox::toggled, this, [this, column = facts.column](bool shown) {
            m_table.columns().setShown(column, shown);
            refresh();
        });
    }
    auto *hint = new TextLabel(
        theme, TextRole::Secondary, Ink::Muted, tr("Drag a header to move its column."), this);
    auto *reset = new Button(theme, ButtonRole::Plain, tr("Reset columns"), this);
    grid->setRowMinimumHeight(half, Metrics::spacingSmall);
    grid->addWidget(m_compact, half + 1, 0);
    grid->addWidget(reset, half + 1, 1, Qt::AlignRight);
    grid->addWidget(hint, half + 2, 0, 1, 2);
    connect(m_compact, &QCheckBox::toggled, &table, &UserTableView::setCompact);
    connect(reset, &QPushButton::clicked, this, [this] { m_table.columns().setDefaults(); });
    connect(&table.columns(), &UserTableHeader::columnsChanged, this, &ColumnChooser::refresh);
    connect(&table, &UserTableView::compactChanged, this, &ColumnChooser::refresh);
    refresh();
}

void ColumnChooser::refresh() {
    const bool last = m_table.columns().shownColumns().size() == 1;
    for (qsizetype place = 0; place < m_columns.size(); ++place) {
        const bool shown = m_table.columns().isShown(static_cast<UserColumn>(place));
        m_columns.at(place)->setChecked(shown);
        m_columns.at(place)->setEnabled(!shown || !last);
    }
    m_compact->setChecked(m_table.isCompact());
}

} // namespace fleetkey::ui
