#pragma once

#include <QAbstractButton>

class QMenu;

namespace fleetkey::ui {

class Theme;

/// Who is signed in, on top of the sidebar; pressed, it opens what can be done with the account.
class AccountBlock : public QAbstractButton {
    Q_OBJECT
public:
    explicit AccountBlock(const Theme &theme, QWidget *parent = nullptr);

    void setAccount(const QString &title, const QString &subtitle);
    /// Not owned.
    void setMenu(QMenu *menu);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void openMenu();

    const Theme &m_theme;
    QString m_subtitle;
    QMenu *m_menu = nullptr;
};

} // namespace fleetkey::ui
