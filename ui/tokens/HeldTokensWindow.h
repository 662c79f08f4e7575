#pragma once

#include "ui/common/ClockTicker.h"
#include "ui/tokens/HeldTokensModel.h"

#include <QWidget>

class QTableView;

namespace fleetkey::ui {

class Banner;
class Button;
class EmptyState;
class TextLabel;
class Theme;

/// "Held tokens": whose tokens this console holds, how they are and where; leads to the user, and forgets one
/// or all.
class HeldTokensWindow final : public QWidget {
    Q_OBJECT

public:
    /// Theme and `sessions` must outlive the window.
    HeldTokensWindow(const Theme &theme, UserSessions &sessions, const std::shared_ptr<Clock> &clock,
        QWidget *parent = nullptr);

    void open();

Q_SIGNALS:
    void userRequested(const fleetkey::DeviceToken &user);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void update();
    void keepCurrent();
    void openCurrent();
    void askToForget();
    void askToForgetAll();
    void ask(
        const QString &title, const QString &text, const QString &yes, const std::function<void()> &then);
    void showOutcome(const Result<void> &done);
    [[nodiscard]] const HeldUser *current() const;

    UserSessions &m_sessions;
    DeviceToken m_current;
    int m_currentRow = 0;
    HeldTokensModel *m_model;
    ClockTicker *m_ticker;
    TextLabel *m_count;
    Banner *m_notice;
    QTableView *m_table;
    EmptyState *m_empty;
    QWidget *m_buttons;
    Button *m_open;
    Button *m_forget;
    Button *m_forgetAll;
};

} // namespace fleetkey::ui
