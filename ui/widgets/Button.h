#pragma once

#include "ui/theme/ButtonRole.h"
#include "ui/theme/Icon.h"
#include "ui/theme/ThemeColors.h"

#include <QPushButton>

#include <optional>

class QVariantAnimation;

namespace fleetkey::ui {

class Theme;

/// A push button in one of the roles of the design. While busy it shows a spinner in place of its
/// icon, keeps its width and its focus, and ignores clicks.
class Button : public QPushButton {
    Q_OBJECT
public:
    Button(const Theme &theme, ButtonRole role, const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] ButtonRole role() const;
    void setRole(ButtonRole role);

    /// A line icon before the text, tinted to match the role.
    void setLineIcon(Icon icon);

    [[nodiscard]] bool isBusy() const;
    /// The spinner turns while `busy`; `clicked` is not emitted meanwhile.
    void setBusy(bool busy);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &position) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] Ink ink() const;
    void updateAnimation();

    const Theme &m_theme;
    std::optional<Icon> m_icon;
    QVariantAnimation *m_spinner = nullptr;
    bool m_busy = false;
};

} // namespace fleetkey::ui
