#pragma once

#include "core/users/RegistrationForm.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// The form's words about what is wrong with a field, and how to put it right.
class RegistrationText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::RegistrationText)

public:
    [[nodiscard]] static QString problem(const RegistrationForm::Finding &finding);
};

} // namespace fleetkey::ui
