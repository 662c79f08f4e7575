#pragma once

#include <QCoreApplication>

#include <optional>

namespace fleetkey::ui {

/// A user's record in words. A value the console does not know is shown as the platform wrote it.
class ProfileText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::ProfileText)

public:
    /// An ISO date, with or without time, as a day.
    [[nodiscard]] static QString birthday(const QString &written);
    [[nodiscard]] static QString gender(const QString &written);
    /// Free text, or the digits 1 to 4 (contract §6).
    [[nodiscard]] static QString maritalStatus(const QString &written);
    [[nodiscard]] static QString yesOrNo(std::optional<bool> value);
};

} // namespace fleetkey::ui
