#include "ui/widgets/Translations.h"

#include <QCoreApplication>
#include <QTranslator>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

void installTranslations(QCoreApplication &application) {
    auto *english = new QTranslator(&application);
    if (english->load(u":/translations/fleetkey_en.qm"_s))
        QCoreApplication::installTranslator(english);
}

} // namespace fleetkey::ui
