#pragma once

#include "core/base/SecretString.h"

#include <QLineEdit>

namespace fleetkey::ui {

class IconButton;
class Theme;

/// A password field with a reveal button that Tab reaches; what is typed there goes nowhere. Masked again
/// when its window is left or it is hidden. Gives nothing to the clipboard, whose history would keep it.
class SecretField : public QLineEdit {
    Q_OBJECT
public:
    SecretField(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// What was typed. The field keeps its own copy until `clear`.
    [[nodiscard]] SecretString secret() const;

    [[nodiscard]] bool isRevealed() const;
    void setRevealed(bool revealed);
    [[nodiscard]] IconButton *revealButton() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void updateReveal();
    void placeButton();

    IconButton *m_reveal;
};

} // namespace fleetkey::ui
