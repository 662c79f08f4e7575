#pragma once

#include "core/platform/Environment.h"

#include <QWidget>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace fleetkey::ui {

class FieldRow;
class Theme;

/// Which deployment of the platform: the vendor's, the built-in sandbox, or one's own with one origin or
/// four.
class EnvironmentPicker : public QWidget {
    Q_OBJECT
public:
    explicit EnvironmentPicker(const Theme &theme, QWidget *parent = nullptr);

    void setEnvironment(const Environment &environment);
    /// What is chosen, if it can be used; otherwise says at the fields what is wrong and focuses the first.
    [[nodiscard]] std::optional<Environment> validated();
    /// The id of what is chosen, empty while a custom one is incomplete.
    [[nodiscard]] QString environmentId() const;

Q_SIGNALS:
    void environmentChanged();
    void submitted(); ///< Return in one of the fields

private:
    enum class Choice { Production, Sandbox, Custom };

    [[nodiscard]] Choice choice() const;
    [[nodiscard]] Result<Environment> current() const;
    void buildOrigins(const Theme &theme);
    void updateVisibility();
    void clearErrors();

    QComboBox *m_choice;
    QWidget *m_custom;
    QCheckBox *m_separate;
    std::array<QLineEdit *, 4> m_origins{};
    std::array<FieldRow *, 4> m_rows{};
};

} // namespace fleetkey::ui
