#include "ui/shell/ShortcutList.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TextLabel.h"

#include <QAction>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

QString keysOf(const QAction &action) {
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys += sequence.toString(QKeySequence::NativeText);
    return keys.join(u"  ·  "_s);
}

void addGroup(const Theme &theme, const MenuBar::Group &group, QGridLayout &grid, QWidget *parent) {
    bool titled = false;
    for (const QAction *action : group.actions) {
        if (action->shortcuts().isEmpty() || !action->isVisible())
            continue;
        int row = grid.rowCount();
        if (!titled) {
            if (row > 1)
                grid.setRowMinimumHeight(row++, Metrics::spacingSmall);
            grid.addWidget(
                new TextLabel(theme, TextRole::BodyStrong, Ink::Text, group.title, parent), row++, 0, 1, 2);
            titled = true;
        }
        auto *keys = new TextLabel(theme, TextRole::Identifier, Ink::Text, keysOf(*action), parent);
        auto *what = new TextLabel(
            theme, TextRole::Body, Ink::Muted, MenuBar::withoutMnemonic(action->text()), parent);
        what->setBuddy(keys);
        keys->setAccessibleName(u"%1: %2"_s.arg(what->text(), keys->text()));
        grid.addWidget(what, row, 0);
        grid.addWidget(keys, row, 1);
    }
}

} // namespace

ShortcutList::ShortcutList(const Theme &theme, const QList<MenuBar::Group> &groups, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Shortcuts — Fleetkey"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *content = new QWidget;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Metrics::spacingHuge);
    grid->setVerticalSpacing(Metrics::spacingTight + 2);
    grid->setColumnStretch(0, 1);
    for (const MenuBar::Group &group : groups)
        addGroup(theme, group, *grid, content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(
        Metrics::spacingHuge, Metrics::spacingLarge, Metrics::spacingHuge, Metrics::spacingLarge);
    column->addWidget(new TextLabel(theme, TextRole::Heading, Ink::Text, tr("Shortcuts"), content));
    column->addSpacing(Metrics::spacingSmall);
    column->addLayout(grid);
    column->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    area->setAccessibleName(tr("Shortcuts"));
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->addWidget(area);
    resize(460, qMin(620, content->sizeHint().height() + Metrics::spacing));
}

} // namespace fleetkey::ui
