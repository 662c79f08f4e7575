#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QTimer;

namespace fleetkey::ui {

class IconButton;

/// An identifier in a fixed font, elided in the middle where it does not fit, with a copy button; with
/// another role, any other text of one line. Not for secrets: they have their own ways to the clipboard.
class IdentifierLabel : public QWidget {
    Q_OBJECT
public:
    /// `name` says what it is ("DeviceToken"): "Copy DeviceToken" names the button.
    IdentifierLabel(const Theme &theme, const QString &name, TextRole role = TextRole::Identifier,
        QWidget *parent = nullptr);

    void setIdentifier(const QString &identifier);
    [[nodiscard]] QString identifier() const;
    /// Puts it on the clipboard and shows that for a moment.
    void copy();

    QSize sizeHint() const override;

    /// For delegates: the identifier as "6f1c2a7e…9b2e" where it is longer than `width` allows.
    [[nodiscard]] static QString elided(const QString &identifier, const QFontMetrics &metrics, int width);

Q_SIGNALS:
    void copied();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString elided(int width) const;

    const Theme &m_theme;
    QString m_name;
    TextRole m_role;
    QString m_identifier;
    IconButton *m_copy;
    QTimer *m_done;
};

} // namespace fleetkey::ui
