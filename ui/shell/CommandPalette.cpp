#include "ui/shell/CommandPalette.h"

#include "ui/shell/CommandDelegate.h"
#include "ui/shell/FuzzyMatch.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SearchField.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace fleetkey::ui {

namespace {
constexpr int paletteWidth = 520;
constexpr int visibleRows = 9;
constexpr int topOffset = 72;
constexpr int entryRole = Qt::UserRole;
} // namespace

CommandPalette::CommandPalette(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_theme(theme)
    , m_field(new SearchField(theme, tr("Command"), tr("Type a command"), {}, this))
    , m_list(new QListView(this))
    , m_matches(new QStandardItemModel(this)) {
    setAccessibleName(tr("Commands"));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setModel(m_matches);
    m_list->setItemDelegate(new CommandDelegate(theme, m_list));
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(visibleRows * (Metrics::rowHeight - 2));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingSmall, Metrics::spacingSmall, Metrics::spacingSmall, Metrics::spacingSmall);
    column->addWidget(m_field);
    column->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::open(const QList<MenuBar::Group> &groups) {
    m_entries.clear();
    for (const MenuBar::Group &group : groups)
        for (QAction *action : group.actions)
            if (action->isEnabled() && action->isVisible() && !action->isSeparator())
                m_entries.append({action, MenuBar::withoutMnemonic(action->text()), group.title});
    m_field->clear();
    filter({});
    const QWidget *window = parentWidget()->window();
    resize(qMin(paletteWidth, window->width() - Metrics::spacingHuge), sizeHint().height());
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, topOffset)));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().surface);
    painter.setPen(m_theme.colors().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::filter(const QString &typed) {
    struct Match {
        int score;
        int entry;
    };
    QList<Match> matches;
    for (int entry = 0; entry < m_entries.size(); ++entry)
        if (const auto score = FuzzyMatch::score(typed, m_entries.at(entry).text))
            matches.append({*score, entry});
    std::sort(matches.begin(), matches.end(), [](const Match &one, const Match &other) {
        return std::tie(other.score, one.entry) < std::tie(one.score, other.entry);
    });
    m_matches->clear();
    for (const Match &match : std::as_const(matches)) {
        const Entry &entry = m_entries.at(match.entry);
        auto *item = new QStandardItem(entry.text);
        item->setData(match.entry, entryRole);
        item->setData(
            entry.action->shortcut().toString(QKeySequence::NativeText), CommandDelegate::shortcutRole);
        item->setData(entry.group, CommandDelegate::groupRole);
        m_matches->appendRow(item);
    }
    if (matches.isEmpty()) {
        auto *none = new QStandardItem(tr("No command matches. Some need a user in the inspector."));
        none->setFlags(Qt::NoItemFlags);
        m_matches->appendRow(none);
    }
    // A Return that was meant for something else must run nothing.
    m_list->setCurrentIndex(typed.isEmpty() || matches.isEmpty() ? QModelIndex() : m_matches->index(0, 0));
}

void CommandPalette::run() {
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    QAction *action = m_entries.at(current.data(entryRole).toInt()).action;
    // Closed first: what the action opens must not be covered.
    close();
    action->trigger();
}

void CommandPalette::step(int by) {
    const int rows = m_matches->rowCount();
    if (!m_matches->item(0)->isEnabled())
        return;
    const QModelIndex current = m_list->currentIndex();
    const int beside = by > 0 ? rows - 1 : 0; // before the first, or after the last
    const int from = current.isValid() ? current.row() : beside;
    m_list->setCurrentIndex(m_matches->index((from + by + rows) % rows, 0));
}

} // namespace fleetkey::ui
