#pragma once

#include <QWidget>

class QTimer;

namespace fleetkey::ui {

class IconButton;
class Theme;

/// An identifier in a fixed font, elided in the middle where it does not fit, with a copy button.
/// For identifiers only: secrets have their own ways to the clipboard.
class IdentifierLabel : public QWidget {
    Q_OBJECT
public:
    /// `name` says what it is ("DeviceToken"): "Copy DeviceToken" names the button.
    IdentifierLabel(const Theme &theme, const QString &name, QWidget *parent = nullptr);

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
    const Theme &m_theme;
    QString m_name;
    QString m_identifier;
    IconButton *m_copy;
    QTimer *m_done;
};

} // namespace fleetkey::ui
