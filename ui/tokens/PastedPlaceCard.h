#pragma once

#include "core/hierarchy/HierarchyService.h"
#include "ui/widgets/Card.h"

#include <array>

namespace fleetkey::ui {

class Button;
class IdentifierLabel;
class TextLabel;

/// What the hierarchy knows a pasted UUID as: a company, an application or an instance, by its name.
class PastedPlaceCard final : public Card {
    Q_OBJECT

public:
    explicit PastedPlaceCard(const Theme &theme, QWidget *parent = nullptr);

    /// Shows what the UUID is the id of, or hides itself where it is none that the hierarchy knows.
    void show(const QString &uuid, const std::optional<HierarchyName> &name);

Q_SIGNALS:
    /// A person wants to see the users of this instance.
    void usersRequested(const fleetkey::InstanceId &instance);

private:
    [[nodiscard]] static QString titleOf(HierarchyName::Kind kind);
    [[nodiscard]] static QString meaningOf(const HierarchyName &name);

    QString m_uuid;
    TextLabel *m_name;
    TextLabel *m_meaning;
    std::array<IdentifierLabel *, 3> m_ids; ///< by kind
    Button *m_users;
};

} // namespace fleetkey::ui
