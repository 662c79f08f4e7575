#pragma once

#include <QDialog>

namespace fleetkey::ui {

class Theme;

/// What this program is, which version, and under which licence.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(const Theme &theme, QWidget *parent = nullptr);
};

} // namespace fleetkey::ui
