#pragma once

#include <QLineEdit>

namespace fleetkey::ui {

class Theme;

/// A line edit with a magnifier, a clear button, and the key that leads to it at its end.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    /// `keyHint` is shown while the field is empty and unfocused, for example "/".
    SearchField(const Theme &theme, const QString &name, const QString &placeholder,
        const QString &keyHint = {}, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Arrow down in the field: the list below may take the focus.
    void leaveDownRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    QString m_keyHint;
};

} // namespace fleetkey::ui
