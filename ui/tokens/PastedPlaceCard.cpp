#include "ui/tokens/PastedPlaceCard.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

PastedPlaceCard::PastedPlaceCard(const Theme &theme, QWidget *parent)
    : Card(theme, {}, parent)
    , m_name(new TextLabel(theme, TextRole::BodyStrong, Ink::Text))
    , m_meaning(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_ids{new IdentifierLabel(theme, tr("CompanyId")), new IdentifierLabel(theme, tr("ApplicationId")),
          new IdentifierLabel(theme, tr("InstanceId"))}
    , m_users(new Button(theme, ButtonRole::Primary, tr("Show its users"))) {
    for (TextLabel *label : {m_name, m_meaning}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
        body()->addWidget(label);
    }
    for (IdentifierLabel *id : m_ids)
        body()->addWidget(id);
    auto *buttons = new ButtonRow;
    buttons->addWidget(m_users);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_users, &QPushButton::clicked, this, [this] { Q_EMIT usersRequested(InstanceId(m_uuid)); });
    hide();
}

void PastedPlaceCard::show(const QString &uuid, const std::optional<HierarchyName> &name) {
    m_uuid = uuid;
    setVisible(name.has_value());
    if (!name)
        return;
    setTitle(titleOf(name->kind));
    m_name->setText(name->name.simplified());
    m_name->setVisible(!m_name->text().isEmpty());
    m_meaning->setText(meaningOf(*name));
    const auto kind = static_cast<std::size_t>(name->kind);
    for (std::size_t at = 0; at < m_ids.size(); ++at)
        m_ids.at(at)->setVisible(at == kind);
    m_ids.at(kind)->setIdentifier(uuid);
    m_users->setVisible(name->kind == HierarchyName::Kind::Instance);
}

QString PastedPlaceCard::titleOf(HierarchyName::Kind kind) {
    switch (kind) {
    case HierarchyName::Kind::Company:
        return tr("A CompanyId");
    case HierarchyName::Kind::Application:
        return tr("An ApplicationId");
    case HierarchyName::Kind::Instance:
        return tr("An InstanceId");
    }
    return {};
}

QString PastedPlaceCard::meaningOf(const HierarchyName &name) {
    switch (name.kind) {
    case HierarchyName::Kind::Company:
        return tr("The id of a company in the hierarchy, and no DeviceToken: it names no user.");
    case HierarchyName::Kind::Application:
        return tr("The id of this application in the hierarchy, and no DeviceToken: it names no user.");
    case HierarchyName::Kind::Instance:
        break;
    }
    return name.application.isEmpty()
        ? tr("The id of this instance in the hierarchy, and no DeviceToken: it names no user.")
        : tr("The id of this instance of %1, and no DeviceToken: it names no user.", "an application")
              .arg(name.application.simplified());
}

} // namespace fleetkey::ui
