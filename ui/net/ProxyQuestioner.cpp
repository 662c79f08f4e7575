#include "ui/net/ProxyQuestioner.h"

#include "ui/net/ProxyDialog.h"

#include <QApplication>

namespace fleetkey::ui {

Pending<ProxyCredentials> ProxyQuestioner::ask(ProxyQuestion question) {
    auto *dialog = new ProxyDialog(m_theme, question, QApplication::activeWindow());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto completer = std::make_shared<Completer<ProxyCredentials>>();
    Pending<ProxyCredentials> pending = completer->pending();
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, completer](int outcome) {
        if (outcome == QDialog::Accepted)
            completer->complete(dialog->credentials());
        else
            completer->complete(fail(ErrorKind::Cancelled));
    });
    dialog->open();
    return pending;
}

} // namespace fleetkey::ui
