#pragma once

#include "ui/signin/SignInAccount.h"

#include <QListView>

class QStandardItemModel;

namespace fleetkey::ui {

class Theme;

/// The accounts somebody signed in with here, each with a title and a line under it.
class AccountList : public QListView {
    Q_OBJECT
public:
    explicit AccountList(const Theme &theme, QWidget *parent = nullptr);

    /// Keeps the selection where its account is still there.
    void setAccounts(const QList<SignInAccount> &accounts);
    /// Empty: none.
    void setCurrentAccount(const QString &id);
    [[nodiscard]] QString currentAccount() const;

Q_SIGNALS:
    /// A person moved to this account.
    void accountSelected(const QString &id);
    /// A person wants to use it now: Return or a double click.
    void accountActivated();
    void forgetRequested(const QString &id);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    QSize sizeHint() const override;

private:
    QStandardItemModel *m_accounts;
    bool m_silent = false;
};

} // namespace fleetkey::ui
