#pragma once

#include "core/platform/Environment.h"

#include <QWidget>

#include <optional>

class QComboBox;

namespace fleetkey::ui {

class OriginFields;
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
    [[nodiscard]] Environment::Kind choice() const;
    void updateOrigins();

    const Theme &m_theme;
    QComboBox *m_choice;
    OriginFields *m_origins = nullptr; ///< made when first asked for: most people never see it
};

} // namespace fleetkey::ui
