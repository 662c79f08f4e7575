#include "ui/signin/AccountList.h"

#include "ui/signin/AccountDelegate.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStandardItemModel>

namespace fleetkey::ui {

namespace {
constexpr int idRole = Qt::UserRole;
constexpr int builtInRole = Qt::UserRole + 2;
} // namespace

AccountList::AccountList(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_accounts(new QStandardItemModel(this)) {
    setAccessibleName(tr("Accounts"));
    setModel(m_accounts);
    setItemDelegate(new AccountDelegate(theme, this));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    // Not `activated`, which comes with a single click on some desktops.
    connect(this, &QListView::doubleClicked, this, &AccountList::accountActivated);
}

void AccountList::setAccounts(const QList<SignInAccount> &accounts) {
    const QScopedValueRollback silent(m_silent, true);
    const QString current = currentAccount();
    m_accounts->clear();
    for (const SignInAccount &account : accounts) {
        auto *item = new QStandardItem(account.title);
        item->setData(account.id, idRole);
        item->setData(account.subtitle, AccountDelegate::subtitleRole);
        item->setData(account.subtitle, Qt::AccessibleDescriptionRole);
        item->setData(account.subtitle, Qt::ToolTipRole);
        item->setData(account.builtIn, builtInRole);
        m_accounts->appendRow(item);
    }
    setCurrentAccount(current);
    updateGeometry();
}

void AccountList::setCurrentAccount(const QString &id) {
    const QScopedValueRollback silent(m_silent, true);
    for (int row = 0; row < m_accounts->rowCount(); ++row) {
        if (!id.isEmpty() && m_accounts->item(row)->data(idRole).toString() == id) {
            setCurrentIndex(m_accounts->index(row, 0));
            return;
        }
    }
    setCurrentIndex({});
    clearSelection();
}

QString AccountList::currentAccount() const {
    return currentIndex().data(idRole).toString();
}

void AccountList::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QListView::currentChanged(current, previous);
    if (!m_silent && current.isValid())
        Q_EMIT accountSelected(current.data(idRole).toString());
}

void AccountList::keyPressEvent(QKeyEvent *event) {
    const QModelIndex index = currentIndex();
    if (event->key() == Qt::Key_Delete && index.isValid() && !index.data(builtInRole).toBool()) {
        Q_EMIT forgetRequested(index.data(idRole).toString());
        return;
    }
    if (index.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT accountActivated();
        return;
    }
    QListView::keyPressEvent(event);
}

void AccountList::contextMenuEvent(QContextMenuEvent *event) {
    const QModelIndex index
        = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || index.data(builtInRole).toBool())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *forget = menu->addAction(tr("Forget this account…"));
    forget->setShortcut(Qt::Key_Delete);
    connect(forget, &QAction::triggered, this,
        [this, id = index.data(idRole).toString()] { Q_EMIT forgetRequested(id); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                            : mapToGlobal(visualRect(index).center()));
}

QSize AccountList::sizeHint() const {
    const int rows = m_accounts->rowCount();
    return {Metrics::sidebarWidth, rows == 0 ? 0 : rows * sizeHintForRow(0)};
}

} // namespace fleetkey::ui
