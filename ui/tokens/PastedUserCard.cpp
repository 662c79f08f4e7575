#include "ui/tokens/PastedUserCard.h"

#include "core/tokens/CredentialsSearch.h"
#include "ui/common/ErrorText.h"
#include "ui/common/StatusText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype longestOffer = 40;

QString shortened(const QString &text) {
    return text.simplified().left(longestName);
}

/// "Ana Petrović", or the DeviceToken where there is no name.
QString titleOf(const User &user) {
    const QString name = shortened(user.displayName());
    return name.isEmpty() ? user.deviceToken.text() : name;
}

} // namespace

PastedUserCard::PastedUserCard(
    const Theme &theme, PastedUser::Source find, PastedUser::Selected selected, QWidget *parent)
    : Card(theme, tr("User"), parent)
    , m_user(new PastedUser(std::move(find), std::move(selected), this))
    , m_status(new StatusLabel(theme))
    , m_name(new TextLabel(theme, TextRole::BodyStrong, Ink::Text))
    , m_facts(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_deviceToken(new IdentifierLabel(theme, tr("DeviceToken")))
    , m_news(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_from(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_question(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_typed(new QLineEdit)
    , m_typedRow(new FieldRow(theme, tr("DeviceToken of its user"), m_typed))
    , m_selected(new Button(theme, ButtonRole::Plain, {}))
    , m_act(new Button(theme, ButtonRole::Primary, {})) {
    build(theme);
    connect(m_user, &PastedUser::changed, this, [this] {
        if (isGuessed() && isUnknown() && m_usable) {
            m_misled = true;
            m_named = false;
        }
        update();
        Q_EMIT changed();
    });
    connect(m_typed, &QLineEdit::textChanged, this, &PastedUserCard::takeTyped);
    connect(m_selected, &QPushButton::clicked, this, &PastedUserCard::takeSelected);
    connect(m_act, &QPushButton::clicked, this, &PastedUserCard::act);
    update();
}

void PastedUserCard::build(const Theme &theme) {
    m_status->setTinted(true);
    setCorner(m_status);
    m_typed->setFont(theme.font(TextRole::Identifier));
    for (TextLabel *label : {m_name, m_facts, m_news, m_from, m_question}) {
        label->setWordWrap(true);
        label->setMinimumWidth(1);
    }
    auto *buttons = new ButtonRow;
    buttons->addWidget(m_act);
    buttons->addWidget(m_selected);
    buttons->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{
             m_name, m_facts, m_deviceToken, m_news, m_from, m_question, m_typedRow})
        body()->addWidget(part);
    body()->addLayout(buttons);
}

void PastedUserCard::show(const PastedText &pasted) {
    const DeviceToken &named = pasted.credentials.deviceToken;
    const bool other = !m_token.matches(pasted.credentials.accessToken);
    if (other)
        m_token = pasted.credentials.accessToken.clone();
    m_usable = pasted.use() != PastedText::Use::Nothing;
    m_guessed = pasted.isUserGuessed();
    m_misled = m_misled && m_guessed && !other;
    m_named = !named.isEmpty() && !m_misled;
    m_claim = pasted.deviceTokenClaim;
    m_alone = pasted.kind == PastedText::Kind::DeviceToken && pasted.wrapping == PastedText::Wrapping::None;
    if (other || m_named)
        forgetTyped(); // it was said of another token, or the text knows better
    setVisible(!named.isEmpty() || m_usable);
    const bool typed = !m_typed->text().isEmpty();
    m_user->setDeviceToken(typed ? DeviceToken(asUuid(m_typed->text().toUtf8())) : named);
    update();
}

void PastedUserCard::clear() {
    m_token = {};
    m_named = false;
    m_misled = false;
    m_guessed = false;
    m_usable = false;
    m_alone = false;
    m_claim.clear();
    forgetTyped();
    m_user->setDeviceToken({});
    hide();
}

void PastedUserCard::retryFailed() {
    if (m_user->failure() && m_user->failure()->kind != ErrorKind::NotFound)
        m_user->retry();
}

void PastedUserCard::forgetTyped() {
    const QSignalBlocker silent(m_typed); // nobody typed this
    m_typed->clear();
    m_typedRow->setError({});
}

void PastedUserCard::takeTyped() {
    if (m_named)
        return;
    const QString typed = m_typed->text().trimmed();
    const QString uuid = asUuid(typed.toUtf8());
    constexpr qsizetype wholeUuid = 32; // without dashes
    m_typedRow->setError(
        uuid.isEmpty() && typed.size() >= wholeUuid ? tr("This is no DeviceToken.") : QString());
    m_user->setDeviceToken(DeviceToken(uuid));
}

void PastedUserCard::takeSelected() {
    m_typed->setText(m_offered.deviceToken.text());
    m_act->setFocus(Qt::OtherFocusReason);
}

void PastedUserCard::update() {
    const bool known = !deviceToken().isEmpty();
    const bool found = user().has_value();
    m_status->setVisible(found);
    m_name->setVisible(found);
    m_facts->setVisible(found);
    m_deviceToken->setVisible(known && m_typed->text().isEmpty());
    m_deviceToken->setIdentifier(deviceToken().text());
    if (found)
        showUser(*user());
    m_news->setText(news());
    m_news->setVisible(!m_news->text().isEmpty());
    m_from->setVisible(known && isGuessed() && !m_alone);
    m_from->setText(m_claim.isEmpty() ? tr("It stands in the text without a name.")
                                      : tr("Read from the claim “%1”.").arg(m_claim));
    m_act->setVisible(known);
    m_act->setText(found ? tr("Show this user") : tr("Find this user"));
    showQuestion();
}

void PastedUserCard::showQuestion() {
    m_offered = m_user->selected();
    m_question->setVisible(!m_named && deviceToken().isEmpty());
    m_question->setText(m_offered.deviceToken.isEmpty()
            ? tr("It does not say whose it is. To use it, paste the DeviceToken of its user.")
            : tr("It does not say whose it is. To use it, paste the DeviceToken of its user, or take the user "
                 "whom the main window shows."));
    m_typedRow->setVisible(!m_named);
    m_selected->setVisible(
        !m_named && !m_offered.deviceToken.isEmpty() && m_offered.deviceToken != deviceToken());
    QString title = titleOf(m_offered).left(longestOffer);
    title.replace(u'&', "&&"_L1); // it is no mnemonic
    m_selected->setText(tr("Take %1", "the user shown in the main window").arg(title));
}

void PastedUserCard::showUser(const User &user) {
    m_status->setStatus(StatusText::tone(user.status), StatusText::word(user.status));
    m_name->setText(shortened(user.displayName()).isEmpty() ? tr("No name") : titleOf(user));
    QStringList facts{shortened(user.profile.email), shortened(user.account.instanceName)};
    facts.removeAll(QString());
    m_facts->setText(facts.join(u" · "_s));
    m_facts->setVisible(!facts.isEmpty());
}

/// How the search for the user goes.
QString PastedUserCard::news() const {
    if (m_user->isBusy())
        return tr("Looking for the user…");
    const auto &failure = m_user->failure();
    if (!failure)
        return {};
    if (failure->kind != ErrorKind::NotFound)
        return ErrorText::of(*failure).sentence();
    if (!isGuessed())
        return tr(
            "You can see no user of this DeviceToken here: it belongs to another environment or scope, or "
            "was deleted.");
    return m_claim.isEmpty()
        ? tr("You can see no user of this DeviceToken here. It may be something else: the InstanceId of "
             "another account, an InstanceKey, a request's ID. Or its user was deleted, or belongs to another "
             "environment or scope.")
        : tr("You can see no user of this DeviceToken here. The claim may mean something else, or the user "
             "belongs to another environment or scope.");
}

bool PastedUserCard::isUnknown() const {
    return m_user->failure() && m_user->failure()->kind == ErrorKind::NotFound;
}

/// The DeviceToken may mean something else, and nobody has said better.
bool PastedUserCard::isGuessed() const {
    return m_guessed && m_typed->text().isEmpty();
}

bool PastedUserCard::event(QEvent *event) {
    if (event->type() == QEvent::WindowActivate)
        showQuestion();
    return Card::event(event);
}

void PastedUserCard::act() {
    if (m_user->failure())
        m_user->retry();
    else
        Q_EMIT userRequested(deviceToken());
}

} // namespace fleetkey::ui
