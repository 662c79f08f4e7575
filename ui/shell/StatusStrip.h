#pragma once

#include "ui/shell/StatusFacts.h"

#include <QWidget>

#include <array>

namespace fleetkey::ui {

class ElidedLabel;
class StatusLabel;
class Theme;

/// The line at the bottom of the window: who, where, how long, how many, and whether the platform is there.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const StatusFacts &facts);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::array<ElidedLabel *, 5> m_words{};
    StatusLabel *m_connection;
};

} // namespace fleetkey::ui
