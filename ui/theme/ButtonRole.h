#pragma once

class QWidget;

namespace fleetkey::ui {

/// How a button looks. One Primary a screen.
enum class ButtonRole {
    Outlined, ///< the ordinary button
    Primary, ///< filled with the accent
    Plain, ///< text in the accent colour, no frame: a link
    Fold, ///< the same, in line with the text above and below it
    Danger ///< outlined, in the colour of loss
};

/// Marks a button for the style; an unmarked push button is Outlined.
void setButtonRole(QWidget &button, ButtonRole role);
[[nodiscard]] ButtonRole buttonRole(const QWidget &button);

} // namespace fleetkey::ui
