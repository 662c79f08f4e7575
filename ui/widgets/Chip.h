#pragma once

#include <QPointer>
#include <QPushButton>

class QMenu;

namespace fleetkey::ui {

class Theme;

/// A filter: the name of what it filters, and once set its value and a cross. A press opens its menu
/// or popup; the cross, Delete or Backspace clears it.
class Chip : public QPushButton {
    Q_OBJECT
public:
    Chip(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// Empty: not set. Shown as "name: value".
    void setValue(const QString &value);
    [[nodiscard]] QString value() const;
    [[nodiscard]] bool isSet() const;

    /// Opened below the chip when pressed. The chip owns neither.
    void setPopupMenu(QMenu *menu);
    void setPopupWidget(QWidget *popup);
    /// Opens what was set; also for a keyboard shortcut.
    void openPopup();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The cross was pressed; the owner resets the filter and then the value.
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect crossArea() const;
    void updateText();

    const Theme &m_theme;
    QString m_name;
    QString m_value;
    QPointer<QMenu> m_menu;
    QPointer<QWidget> m_popup;
};

} // namespace fleetkey::ui
