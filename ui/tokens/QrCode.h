#pragma once

#include <QBitArray>
#include <QWidget>

namespace fleetkey::ui {

/// A text as a QR code: black on white with the quiet zone readers need, in any theme, and in whole device
/// pixels, so that no module is blurred at any scale. For identifiers, never for secrets.
class QrCode final : public QWidget {
    Q_OBJECT

public:
    /// `name` says what it holds ("DeviceToken"), for screen readers.
    explicit QrCode(const QString &name, QWidget *parent = nullptr);

    /// The text alone, as UTF-8. One that no code can hold (over 2 kB) gives a white square.
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Modules in a row without the quiet zone; 0 while there is nothing to show.
    [[nodiscard]] int modules() const { return m_modules; }
    [[nodiscard]] bool isDark(int row, int column) const { return m_dark.testBit(row * m_modules + column); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QBitArray m_dark; ///< row by row
    int m_modules = 0;
};

} // namespace fleetkey::ui
