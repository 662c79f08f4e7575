#pragma once

#include "core/base/Clock.h"
#include "core/hierarchy/HierarchyService.h"
#include "core/tokens/PastedText.h"
#include "core/tokens/UserSessions.h"
#include "ui/tokens/PastedUser.h"
#include "ui/tokens/PastedWords.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class EmptyState;
class FieldRow;
class PastedPlaceCard;
class PastedTextCard;
class ClockTicker;
class PastedUserCard;
class PasteField;
class TakeOverPanel;
class Theme;

/// "Inspect a token…": a place to paste what a customer sent, what it turns out to be, and whose it is.
/// Nothing pasted leaves this window, but for the DeviceToken, by which its user is looked for, and the
/// tokens when a person says to use them. Closing it wipes the field; under the lock, which leaves it open,
/// `wipe` is called.
class InspectTokenWindow final : public QWidget {
    Q_OBJECT

public:
    /// What it stands on; `sessions` must outlive it.
    struct Parts {
        UserSessions &sessions;
        PastedUser::Source findUser;
        PastedUser::Selected selectedUser;
        std::shared_ptr<Clock> clock;
        /// Whether this is a token of the account that is signed in.
        std::function<bool(const SecretString &)> isOwn;
        /// What the hierarchy knows this UUID as, if it does.
        std::function<std::optional<HierarchyName>(const QString &)> placeNamed;
    };

    /// The theme must outlive the window.
    InspectTokenWindow(const Theme &theme, Parts parts, QWidget *parent = nullptr);

    /// Shows the window with the focus in its field; what stands there is selected.
    void open();
    /// Drops what was pasted and what was found in it; also for when the console is locked.
    void wipe();
    /// Looks for the user once more where that failed.
    void retryFailed();

Q_SIGNALS:
    /// A person wants to see the user of this DeviceToken.
    void userRequested(const fleetkey::DeviceToken &user);
    /// A person wants to see the users of this instance.
    void instanceRequested(const fleetkey::InstanceId &instance);
    /// The pasted tokens are held now, for this user.
    void tokensTakenOver(const fleetkey::DeviceToken &user);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build(const Theme &theme);
    QWidget *buildResult();
    void connectParts();
    void paste();
    void look();
    void showTooLong();
    void showFound();
    void showPlace();
    void followUser();
    [[nodiscard]] PastedWords::Search search() const;
    [[nodiscard]] TokenExpectations expectations() const;

    UserSessions &m_sessions;
    std::function<bool(const SecretString &)> m_isOwn;
    std::function<std::optional<HierarchyName>(const QString &)> m_placeNamed;
    ClockTicker *m_ticker;
    PastedText m_pasted;
    PasteField *m_field;
    FieldRow *m_row;
    Button *m_paste;
    Button *m_clear;
    EmptyState *m_empty;
    QWidget *m_result;
    PastedPlaceCard *m_place;
    PastedUserCard *m_user;
    TakeOverPanel *m_takeOver;
    PastedTextCard *m_card;
};

} // namespace fleetkey::ui
