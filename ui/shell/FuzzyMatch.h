#pragma once

#include <QString>

#include <optional>

namespace fleetkey::ui {

/// How well a few typed letters fit a text.
struct FuzzyMatch {
    /// The letters must all occur in this order, case and accents aside. Higher is better: beginnings of
    /// words and runs count more, and shorter texts a little. Nothing: it does not fit. An empty pattern
    /// fits everything with 0.
    [[nodiscard]] static std::optional<int> score(const QString &pattern, const QString &text);
};

} // namespace fleetkey::ui
