#pragma once

#include "core/platform/Hierarchy.h"
#include "ui/widgets/Button.h"

class QMenu;

namespace fleetkey::ui {

/// The instance whose users are listed, by its InstanceId while its name is not known. Hidden while all are
/// listed and there is no choice to offer.
class InstanceSelector final : public Button {
    Q_OBJECT

public:
    explicit InstanceSelector(const Theme &theme, QWidget *parent = nullptr);

    void setApplications(const QList<Application> &applications);
    /// Empty: all instances.
    [[nodiscard]] const InstanceId &instance() const { return m_instance; }
    void setInstance(const InstanceId &instance);

Q_SIGNALS:
    void instanceChosen(const fleetkey::InstanceId &instance);

private:
    void fillMenu();
    void offer(const InstanceId &instance, const QString &name);
    void update();
    void updateText();

    QMenu *m_menu;
    QList<Application> m_applications;
    InstanceId m_instance;
};

} // namespace fleetkey::ui
