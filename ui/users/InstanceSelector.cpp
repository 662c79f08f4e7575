#include "ui/users/InstanceSelector.h"

#include "ui/users/UserText.h"

#include <QMenu>

namespace fleetkey::ui {

InstanceSelector::InstanceSelector(const Theme &theme, QWidget *parent)
    : Button(theme, ButtonRole::Outlined, {}, parent)
    , m_menu(new QMenu(this)) {
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &InstanceSelector::fillMenu);
    update();
}

void InstanceSelector::setApplications(const QList<Application> &applications) {
    m_applications = applications;
    update();
}

void InstanceSelector::setInstance(const InstanceId &instance) {
    m_instance = instance;
    update();
}

// A choice that was kept holds before the hierarchy is read, and where it cannot be read at all.
void InstanceSelector::update() {
    qsizetype instances = 0;
    for (const Application &application : std::as_const(m_applications))
        instances += application.instances.size();
    setVisible(instances > 1 || !m_instance.isEmpty());
    updateText();
}

void InstanceSelector::fillMenu() {
    m_menu->clear();
    offer({}, tr("All instances"));
    for (const Application &application : std::as_const(m_applications)) {
        m_menu->addSection(UserText::oneLine(application.name));
        for (const Instance &instance : application.instances)
            offer(instance.id, UserText::oneLine(instance.name));
    }
}

void InstanceSelector::offer(const InstanceId &instance, const QString &name) {
    QString shown = name.isEmpty() ? instance.text() : name;
    QAction *action = m_menu->addAction(shown.replace(u'&', QLatin1String("&&")));
    action->setCheckable(true);
    action->setChecked(instance == m_instance);
    connect(action, &QAction::triggered, this, [this, instance] {
        setInstance(instance);
        Q_EMIT instanceChosen(instance);
    });
}

void InstanceSelector::updateText() {
    const QString id = m_instance.text();
    QString name = m_instance.isEmpty() ? tr("All instances") : id;
    QString shown = m_instance.isEmpty() ? name : id.left(8) + QChar(0x2026) + id.right(4);
    for (const Application &application : std::as_const(m_applications)) {
        for (const Instance &instance : application.instances) {
            if (instance.id == m_instance && !instance.name.isEmpty())
                name = shown = UserText::oneLine(instance.name, 32);
        }
    }
    setToolTip(m_instance.isEmpty() ? QString() : tr("InstanceId %1").arg(id));
    setText(shown.replace(u'&', QLatin1String("&&")));
    setAccessibleName(tr("Instance: %1").arg(name));
}

} // namespace fleetkey::ui
