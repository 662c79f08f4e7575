#pragma once

#include "core/platform/User.h"

#include <QWidget>

namespace fleetkey::ui {

class EmptyState;
class FactList;
class Theme;

/// The phone of a user, as the telematics SDK reported it last.
class DevicePage final : public QWidget {
    Q_OBJECT

public:
    explicit DevicePage(const Theme &theme, QWidget *parent = nullptr);

    void setUser(const User &user);

private:
    FactList *m_facts;
    EmptyState *m_nothing;
};

} // namespace fleetkey::ui
