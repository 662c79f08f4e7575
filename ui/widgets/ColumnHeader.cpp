#include "ui/widgets/ColumnHeader.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>

namespace fleetkey::ui {

ColumnHeader::ColumnHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme) {
    setFont(theme.font(TextRole::SecondaryStrong));
    setFixedHeight(Metrics::headerHeight);
    setSectionsClickable(false);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(narrowest);
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(tr("Columns"));
    connect(&theme, &Theme::changed, this, &ColumnHeader::applyColors);
    applyColors();
}

void ColumnHeader::applyRowLook(QAbstractItemView &view) {
    view.setFrameShape(QFrame::NoFrame);
    view.setBackgroundRole(QPalette::Base); // behind the scroll bars too
    view.setAutoFillBackground(true);
    view.setTabKeyNavigation(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
}

void ColumnHeader::applyColors() {
    QPalette palette;
    palette.setColor(QPalette::ButtonText, m_theme.ink(Ink::Muted));
    setPalette(palette);
}

} // namespace fleetkey::ui
