#pragma once

#include "core/platform/User.h"
#include "ui/users/UserColumn.h"

namespace fleetkey::ui {

/// A user in the words of the table.
class UserText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::UserText)

public:
    /// What a cell shows: one line, empty where the platform told nothing.
    [[nodiscard]] static QString cell(const User &user, UserColumn column);
    /// More than the cell says, for the tooltip: the UTC of a date, a text that was cut. Empty: nothing more.
    [[nodiscard]] static QString hint(const User &user, UserColumn column);
    /// What a copied cell is: the whole text, still in one line, identifiers and dates in full.
    [[nodiscard]] static QString copied(const User &user, UserColumn column);
    /// The user's name, else the e-mail, else the DeviceToken: never empty for a real user.
    [[nodiscard]] static QString title(const User &user);

    /// Line breaks, tabs and other control characters become spaces; more than `longest` characters are cut.
    /// A text of the platform can hold anything, and must not break a row.
    [[nodiscard]] static QString oneLine(const QString &text, qsizetype longest = 200);
};

} // namespace fleetkey::ui
