#pragma once

#include "ui/theme/Theme.h"

#include <QLabel>

namespace fleetkey::ui {

/// A label in a text role and ink of the theme, which it follows. Plain text, unless told otherwise.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    TextLabel(
        const Theme &theme, TextRole role, Ink ink, const QString &text = {}, QWidget *parent = nullptr);

    void setInk(Ink ink);
    void setRole(TextRole role);

private:
    void applyColors();

    const Theme &m_theme;
    Ink m_ink;
};

} // namespace fleetkey::ui
