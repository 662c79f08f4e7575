#pragma once

#include <QWidget>

namespace fleetkey::ui {

class Theme;

/// A secret's place: dots, or while it is revealed the secret in a fixed font, broken wherever the line
/// ends. Painted, not a label, so that no screen reader or inspection tool finds it as a text.
class SecretText final : public QWidget {
public:
    explicit SecretText(const Theme &theme, QWidget *parent = nullptr);
    ~SecretText() override;

    /// A part that is no secret and shown before the dots.
    void setVisiblePart(const QString &text);
    void reveal(const QString &secret);
    void mask();
    [[nodiscard]] bool isRevealed() const { return !m_secret.isEmpty(); }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont shownFont() const;
    [[nodiscard]] QStringList lines(int width) const;

    const Theme &m_theme;
    QString m_visible;
    QString m_secret;
};

} // namespace fleetkey::ui
