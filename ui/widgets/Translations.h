#pragma once

class QCoreApplication;

namespace fleetkey::ui {

/// Installs what the program's own texts need: English, so far, for its plural forms. Before the first
/// window is made.
void installTranslations(QCoreApplication &application);

} // namespace fleetkey::ui
