#include "ui/net/ProxyDialog.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr int dialogWidth = 400;

} // namespace

ProxyDialog::ProxyDialog(const Theme &theme, const ProxyQuestion &question, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("Proxy"));
    setMinimumWidth(dialogWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingHuge, Metrics::spacingHuge, Metrics::spacingHuge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacing);
    column->addWidget(
        new TextLabel(theme, TextRole::Heading, Ink::Text, tr("The proxy wants to know you"), this));

    const QString where = tr("%1, port %2").arg(question.host).arg(question.port);
    auto *explanation = new TextLabel(theme, TextRole::Body, Ink::Muted,
        question.realm.isEmpty() ? where : tr("%1. It says: %2").arg(where, question.realm), this);
    explanation->setWordWrap(true);
    column->addWidget(explanation);

    m_user = new QLineEdit(this);
    m_password = new SecretField(theme, tr("Password"), this);
    auto *userRow = new FieldRow(theme, tr("User name"), m_user, this);
    auto *passwordRow = new FieldRow(theme, tr("Password"), m_password, this);
    passwordRow->setHint(tr("Kept until Fleetkey is closed, and nowhere else."));
    if (question.refusedBefore)
        passwordRow->setError(tr("The proxy did not accept what was entered last time."));
    column->addWidget(userRow);
    column->addWidget(passwordRow);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *cancel = new Button(theme, ButtonRole::Outlined, tr("Cancel"), this);
    auto *proceed = new Button(theme, ButtonRole::Primary, tr("Continue"), this);
    proceed->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(proceed);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(proceed, &QPushButton::clicked, this, &QDialog::accept);
}

ProxyCredentials ProxyDialog::credentials() const {
    return {m_user->text(), m_password->secret()};
}

} // namespace fleetkey::ui
