#pragma once

#include "ui/theme/ThemeColors.h"

#include <QDateTime>
#include <QWidget>

#include <chrono>

namespace fleetkey::ui {

class Theme;

/// The life of an access token: issued at one end, expiring at the other, with now between them.
class LifeBar final : public QWidget {
    Q_OBJECT

public:
    explicit LifeBar(const Theme &theme, QWidget *parent = nullptr);

    void setLife(const QDateTime &issued, const QDateTime &expires);
    void setNow(const QDateTime &now);
    void setTone(Tone tone);
    /// How much of the life has passed, 0 to 1.
    [[nodiscard]] double passed() const;
    /// How long its mark stays on a pixel, about.
    [[nodiscard]] std::chrono::seconds untilItMoves() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int markedPixel() const;

    const Theme &m_theme;
    QDateTime m_issued;
    QDateTime m_expires;
    QDateTime m_now;
    Tone m_tone = Tone::Good;
};

} // namespace fleetkey::ui
