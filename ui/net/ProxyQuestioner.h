#pragma once

#include "core/net/ProxyPrompt.h"

#include <QWidget>

namespace fleetkey::ui {

class Theme;

/// Puts a proxy's question to the person in front of the program.
class ProxyQuestioner final : public ProxyPrompt {
public:
    /// The theme must outlive this.
    explicit ProxyQuestioner(const Theme &theme)
        : m_theme(theme) { }

    Pending<ProxyCredentials> ask(ProxyQuestion question) override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
