#include "ui/hierarchy/HierarchyDetails.h"

#include "ui/common/ErrorText.h"
#include "ui/common/FactList.h"
#include "ui/common/MaskedSecret.h"
#include "ui/hierarchy/HierarchyText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QLocale>
#include <QVBoxLayout>

namespace fleetkey::ui {

using Kind = HierarchyNode::Kind;

HierarchyDetails::HierarchyDetails(const Theme &theme, SecretClipboard &clipboard,
    std::shared_ptr<Clock> clock, KeySource instanceKey, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_keySource(std::move(instanceKey))
    , m_content(new QWidget)
    , m_facts(new FactList(theme))
    , m_idCard(new Card(theme))
    , m_keyCard(new Card(theme, tr("InstanceKey"))) {
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacing, Metrics::spacingLarge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacing);
    column->addWidget(buildHeading());
    column->addWidget(buildButtons());
    column->addWidget(m_description);
    column->addWidget(m_facts);
    buildIdCard();
    column->addWidget(m_idCard);
    buildKeyCard(clipboard, std::move(clock));
    column->addWidget(m_keyCard);
    column->addStretch(1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new ScrollPane(m_content));
    m_content->hide();
}

QWidget *HierarchyDetails::buildHeading() {
    m_name = new TextLabel(m_theme, TextRole::Heading, Ink::Text);
    m_name->setWordWrap(true);
    m_name->setMinimumWidth(1);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_subtitle = new TextLabel(m_theme, TextRole::Secondary, Ink::Muted);
    m_subtitle->setWordWrap(true);
    m_status = new StatusLabel(m_theme);
    m_status->setTinted(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_subtitle);
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(words, 1);
    row->addWidget(m_status, 0, Qt::AlignTop);
    m_description = new TextLabel(m_theme, TextRole::Body, Ink::Text);
    m_description->setWordWrap(true);
    m_description->setMinimumWidth(1);
    m_description->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return heading;
}

QWidget *HierarchyDetails::buildButtons() {
    m_buttons = new QWidget;
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    auto *show = new Button(m_theme, ButtonRole::Primary, tr("Show users"));
    show->setToolTip(tr("Show the users of this instance"));
    show->setAccessibleName(tr("Show users of this instance"));
    connect(show, &QPushButton::clicked, this, &HierarchyDetails::showUsersRequested);
    auto *add = new Button(m_theme, ButtonRole::Outlined, tr("New user here…"));
    add->setLineIcon(Icon::Plus);
    connect(add, &QPushButton::clicked, this, &HierarchyDetails::newUserRequested);
    row->addWidget(show);
    row->addWidget(add);
    row->addStretch(1);
    return m_buttons;
}

void HierarchyDetails::buildIdCard() {
    const std::array names{tr("CompanyId"), tr("ApplicationId"), tr("InstanceId")};
    for (size_t kind = 0; kind < m_ids.size(); ++kind) {
        m_ids[kind] = new IdentifierLabel(m_theme, names[kind]);
        m_idCard->body()->addWidget(m_ids[kind]);
    }
    m_idNote = new TextLabel(m_theme, TextRole::Secondary, Ink::Muted,
        tr("No secret. Together with the InstanceKey it registers users."));
    m_idNote->setWordWrap(true);
    m_idCard->body()->addWidget(m_idNote);
}

void HierarchyDetails::buildKeyCard(SecretClipboard &clipboard, std::shared_ptr<Clock> clock) {
    m_key = new MaskedSecret(m_theme, clipboard, std::move(clock), tr("InstanceKey"));
    m_keyFailure = new Banner(m_theme);
    auto *note = new TextLabel(m_theme, TextRole::Secondary, Ink::Muted,
        tr("Secret, like the password of a database: whoever has it can register users here and log in as "
           "any of them. It is read from the platform when asked for, and never belongs in a mobile app."));
    note->setWordWrap(true);
    m_keyCard->body()->addWidget(m_key);
    m_keyCard->body()->addWidget(m_keyFailure);
    m_keyCard->body()->addWidget(note);
    connect(m_key, &MaskedSecret::failed, this, &HierarchyDetails::keyFailed);
    connect(m_key, &MaskedSecret::copied, this, &HierarchyDetails::keyCopied);
}

void HierarchyDetails::showNode(const HierarchyModel &model, const QModelIndex &index) {
    const HierarchyNode *const node = model.node(index);
    const bool another = node == nullptr || m_empty || node->key() != m_node.key();
    m_empty = node == nullptr;
    m_node = node != nullptr ? *node : HierarchyNode();
    m_content->setVisible(!m_empty);
    if (another)
        showKey();
    if (m_empty)
        return;
    const bool instance = m_node.kind == Kind::Instance;
    m_name->setText(m_node.name.simplified().left(200));
    m_subtitle->setText(m_node.applicationName.isEmpty()
            ? HierarchyText::kind(m_node.kind)
            : tr("%1 of %2", "an instance, its application")
                  .arg(HierarchyText::kind(m_node.kind), m_node.applicationName));
    m_status->setVisible(m_node.kind != Kind::Company);
    m_status->setStatus(m_node.active ? Tone::Good : Tone::Neutral, HierarchyText::status(m_node));
    m_buttons->setVisible(instance);
    m_description->setText(m_node.description);
    m_description->setVisible(!m_node.description.isEmpty());
    showFacts(model, index);
    showIds();
}

void HierarchyDetails::showFacts(const HierarchyModel &model, const QModelIndex &index) {
    m_facts->clear();
    const UserCounts::Count count = model.users(index);
    if (count.state == UserCounts::State::Known)
        m_facts->add(tr("Users"), QLocale().toString(count.users));
    else if (count.state == UserCounts::State::Unknown)
        m_facts->add(tr("Users"), tr("counting…"));
    else if (m_node.kind == Kind::Instance)
        m_facts->addWidget(tr("Users"), countAgain());
    else
        m_facts->add(tr("Users"), tr("not all could be counted"));
    if (m_node.kind != Kind::Company)
        m_facts->add(tr("Environment"), HierarchyText::environment(m_node.environment));
    if (m_node.kind == Kind::Company)
        m_facts->add(tr("Applications"), parts(model.rowCount(index)));
    if (m_node.kind == Kind::Application)
        m_facts->add(tr("Instances"), parts(model.rowCount(index)));
    if (m_node.kind == Kind::Instance)
        m_facts->add(tr("Application"), m_node.applicationName);
}

QString HierarchyDetails::parts(int shown) const {
    const QString number = QLocale().toString(shown);
    if (!m_node.partsRefused)
        return number;
    return shown == 0 ? tr("not shown to your account")
                      : tr("%1 shown to your account", "a number of applications or instances").arg(number);
}

QWidget *HierarchyDetails::countAgain() {
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new TextLabel(m_theme, TextRole::Body, Ink::Text, tr("could not be counted")));
    auto *retry = new Button(m_theme, ButtonRole::Plain, tr("Try again"));
    retry->setAccessibleName(tr("Count the users again"));
    line->addWidget(retry);
    line->addStretch(1);
    // Queued: counting again rebuilds the facts, and with them this button.
    connect(retry, &QPushButton::clicked, this, &HierarchyDetails::recountRequested, Qt::QueuedConnection);
    return row;
}

void HierarchyDetails::showIds() {
    const std::array titles{tr("CompanyId"), tr("ApplicationId"), tr("InstanceId")};
    const auto kind = static_cast<size_t>(m_node.kind);
    m_idCard->setTitle(titles[kind]);
    for (size_t at = 0; at < m_ids.size(); ++at)
        m_ids[at]->setVisible(at == kind);
    m_ids[kind]->setIdentifier(m_node.id);
    m_idNote->setVisible(m_node.kind == Kind::Instance);
    m_idCard->setVisible(!m_node.id.isEmpty());
}

void HierarchyDetails::showKey() {
    m_keyFailure->clear();
    m_keyCard->setVisible(m_node.kind == Kind::Instance);
    const InstanceId instance = m_node.instance();
    if (instance.isEmpty())
        m_key->setSource({});
    else
        m_key->setSource([this, instance](std::stop_token stop) {
            m_keyFailure->clear();
            return m_keySource(instance, std::move(stop));
        });
}

void HierarchyDetails::keyFailed(const Error &error) {
    const ErrorText words = ErrorText::of(error);
    m_keyFailure->showNotice(Tone::Bad, words.title, words.advice);
    m_keyFailure->setDetails(ErrorText::details(error));
    m_keyFailure->setDismissible(true);
}

void HierarchyDetails::copyId() {
    if (!m_empty)
        m_ids[static_cast<size_t>(m_node.kind)]->copy();
}

} // namespace fleetkey::ui
