#include "ui/tokens/HeldTokensTable.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/HeldTokensModel.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/ColumnHeader.h"
#include "ui/widgets/RowHover.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyledItemDelegate>

#include <array>

namespace fleetkey::ui {

namespace {

constexpr std::array<int, HeldTokensModel::ColumnCount> widths{160, 120, 144, 152, 96, 140, 164, 96};

class Delegate final : public QStyledItemDelegate {
public:
    Delegate(const Theme &theme, const HeldTokensModel &model, const RowHover &hover, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_model(model)
        , m_hover(hover) { }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        CellPainter::paintGround(m_theme, *painter, option.rect,
            option.state.testFlag(QStyle::State_Selected), m_hover.isOver(index));
        const CellPainter cell(m_theme, *painter, option);
        const QString text = index.data().toString();
        switch (index.column()) {
        case HeldTokensModel::Name:
            return cell.text(text, TextRole::BodyStrong, Ink::Text);
        case HeldTokensModel::Identifier:
            return cell.identifier(text);
        case HeldTokensModel::AccessToken:
        case HeldTokensModel::RefreshToken:
            return cell.status(m_model.tone(index), text);
        default:
            return cell.text(text, TextRole::Body, Ink::Muted);
        }
    }

private:
    const Theme &m_theme;
    const HeldTokensModel &m_model;
    const RowHover &m_hover;
};

} // namespace

HeldTokensTable::HeldTokensTable(const Theme &theme, HeldTokensModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme) {
    ColumnHeader::applyRowLook(*this);
    setAccessibleName(tr("Held tokens"));
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionMode(SingleSelection);
    setItemDelegate(new Delegate(theme, model, *new RowHover(*this), this));
    setHorizontalHeader(new ColumnHeader(theme, this));
    horizontalHeader()->setStretchLastSection(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(Metrics::rowHeight);
    setModel(&model);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicator(HeldTokensModel::Name, Qt::AscendingOrder);
    setSortingEnabled(true);
    for (int column = 0; column < HeldTokensModel::ColumnCount; ++column)
        setColumnWidth(column, widths.at(static_cast<std::size_t>(column)));
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void HeldTokensTable::keyPressEvent(QKeyEvent *event) {
    if (!event->matches(QKeySequence::Copy) || !currentIndex().isValid()) {
        QTableView::keyPressEvent(event);
        return;
    }
    QStringList cells;
    for (int column = 0; column < HeldTokensModel::ColumnCount; ++column)
        cells.append(currentIndex().siblingAtColumn(column).data().toString().simplified());
    QGuiApplication::clipboard()->setText(cells.join(u'\t') + u'\n');
}

void HeldTokensTable::paintEvent(QPaintEvent *event) {
    QTableView::paintEvent(event);
    CellPainter::paintCurrentMark(m_theme, *this);
}

} // namespace fleetkey::ui
