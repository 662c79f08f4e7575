#pragma once

#include <QWidget>

class QVariantAnimation;

namespace fleetkey::ui {

class Theme;

/// A 2 px bar that runs while something is on its way. Keeps its height when at rest.
class ThinProgress : public QWidget {
    Q_OBJECT
public:
    explicit ThinProgress(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] bool isActive() const;
    void setActive(bool active);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateAnimation();

    const Theme &m_theme;
    QVariantAnimation *m_run;
    bool m_active = false;
};

} // namespace fleetkey::ui
