#pragma once

#include "core/net/ProxyPrompt.h"

#include <QDialog>

class QLineEdit;

namespace fleetkey::ui {

class SecretField;
class Theme;

/// Asks for the user name and password of a proxy.
class ProxyDialog final : public QDialog {
    Q_OBJECT

public:
    ProxyDialog(const Theme &theme, const ProxyQuestion &question, QWidget *parent = nullptr);

    [[nodiscard]] ProxyCredentials credentials() const;

private:
    QLineEdit *m_user;
    SecretField *m_password;
};

} // namespace fleetkey::ui
