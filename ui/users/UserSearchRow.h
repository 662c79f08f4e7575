#pragma once

#include "core/base/Clock.h"
#include "ui/users/RecentUsers.h"

#include <QWidget>

#include <memory>

class QMenu;

namespace fleetkey::ui {

class Button;
class IconButton;
class InstanceSelector;
class SearchField;
class Theme;

/// The row on top: search, users looked at lately, instance, and "New user".
class UserSearchRow final : public QWidget {
    Q_OBJECT

public:
    UserSearchRow(const Theme &theme, std::shared_ptr<Clock> clock, QWidget *parent = nullptr);
    ~UserSearchRow() override;

    [[nodiscard]] SearchField &field() const { return *m_field; }
    [[nodiscard]] InstanceSelector &instances() const { return *m_instances; }
    [[nodiscard]] Button &newUserButton() const { return *m_newUser; }
    [[nodiscard]] RecentUsers &recent() { return m_recent; }

    /// What is searched for now.
    [[nodiscard]] const QString &searchTerm() const { return m_term; }
    /// Shows this text as what is searched for; tells nobody.
    void setSearchTerm(const QString &term);
    void clearSearch();
    void openRecent();

Q_SIGNALS:
    /// Typing has rested for a moment, or Enter was pressed.
    void searchTermChanged();
    /// A whole DeviceToken stands in the field.
    void deviceTokenEntered(const fleetkey::DeviceToken &user);
    void recentChosen(const fleetkey::DeviceToken &user);
    /// On to the list below.
    void leaveDownRequested();

private:
    void typed();
    void search();
    void waitForRest();
    void fillRecent();
    void leaveDown();

    std::shared_ptr<Clock> m_clock;
    SearchField *m_field;
    IconButton *m_recentButton;
    QMenu *m_recentMenu;
    InstanceSelector *m_instances;
    Button *m_newUser;
    RecentUsers m_recent;
    QString m_term;
    std::stop_source m_typing;
};

} // namespace fleetkey::ui
