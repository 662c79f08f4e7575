#pragma once

#include "core/tokens/Diagnosis.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// A rule of the decision table in words.
class RuleText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::RuleText)

public:
    /// The situation a rule speaks of.
    [[nodiscard]] static QString situation(TokenRule rule);
    /// What the rule says to do then.
    [[nodiscard]] static QString consequence(TokenRule rule);
};

} // namespace fleetkey::ui
