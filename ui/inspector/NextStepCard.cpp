#include "ui/inspector/NextStepCard.h"

#include "ui/common/ErrorText.h"
#include "ui/inspector/ActionQuestion.h"
#include "ui/inspector/LoginQuestion.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/RulesTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/TextLabel.h"

#include <QApplication>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr qsizetype factsAtOnce = 2; // the weightiest; the others stand behind "Why?", below the buttons

/// The platform refused the tokens: what helps is the next step itself.
bool isDiagnosed(const UserTokens::Failure &failure) {
    const bool ofTokens
        = failure.action == UserTokens::Action::Check || failure.action == UserTokens::Action::Refresh;
    return ofTokens
        && (failure.error.kind == ErrorKind::Unauthorized || failure.error.kind == ErrorKind::SessionExpired);
}

ErrorContext contextOf(const UserTokens::Failure &failure) {
    switch (failure.action) {
    case UserTokens::Action::LogIn:
        return failure.ofKey ? ErrorContext::Call : ErrorContext::UserLogin;
    case UserTokens::Action::Refresh:
        return ErrorContext::UserLogin;
    case UserTokens::Action::Check:
    case UserTokens::Action::Activate:
        return ErrorContext::Call;
    case UserTokens::Action::Load:
    case UserTokens::Action::Remember:
    case UserTokens::Action::StopRemembering:
    case UserTokens::Action::Forget:
        break;
    }
    return ErrorContext::Keychain;
}

} // namespace

NextStepCard::NextStepCard(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : Card(theme, {}, parent)
    , m_tokens(tokens)
    , m_sentence(new TextLabel(theme, TextRole::Secondary, Ink::Text))
    , m_evidence(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_price(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_act(new Button(theme, ButtonRole::Primary, {}))
    , m_cancel(new Button(theme, ButtonRole::Plain, tr("Cancel")))
    , m_why(new Button(theme, ButtonRole::Plain, tr("Why?")))
    , m_reasons(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_rules(new RulesTable(theme))
    , m_login(new LoginQuestion(theme, tokens))
    , m_activation(new ActionQuestion(theme, tokens, UserTokens::Action::Activate,
          {tr("The platform lets the user in again from then on; whoever deactivated the account may have had "
              "a reason. Spends no sign-in."),
              tr("Activate")}))
    , m_refresh(new ActionQuestion(theme, tokens, UserTokens::Action::Refresh,
          {tr("%1 Spends no sign-in.", "whom it hits").arg(DiagnosisText::pairReplaced()),
              tr("Replace the pair")}))
    , m_failure(new Banner(theme)) {
    build();
    connect(m_act, &QPushButton::clicked, this, [this] { act(m_diagnosis.action); });
    connect(m_cancel, &QPushButton::clicked, &tokens, &UserTokens::cancel);
    connect(m_why, &QPushButton::clicked, this, &NextStepCard::toggleReasons);
    connect(m_login, &LoginQuestion::declined, this, [this] {
        m_declined = m_tokens.running() == UserTokens::Action::LogIn;
        closeQuestion();
    });
    connect(m_activation, &ActionQuestion::accepted, &tokens, &UserTokens::activate);
    for (const ActionQuestion *question : {m_activation, m_refresh})
        connect(question, &ActionQuestion::declined, this, &NextStepCard::closeQuestion);
    connect(m_refresh, &ActionQuestion::accepted, this, [this] {
        closeQuestion(); // how it goes stands in the step
        m_tokens.refresh();
    });
}

void NextStepCard::build() {
    for (TextLabel *label : {m_sentence, m_evidence, m_price, m_reasons})
        label->setWordWrap(true);
    auto *buttons = new ButtonRow;
    buttons->addWidget(m_act);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_why);
    buttons->addStretch(1);
    body()->addWidget(m_failure);
    body()->addWidget(m_sentence);
    body()->addWidget(m_evidence);
    body()->addWidget(m_price);
    body()->addLayout(buttons);
    body()->addWidget(m_reasons);
    body()->addWidget(m_rules);
    body()->addWidget(m_login);
    body()->addWidget(m_activation);
    body()->addWidget(m_refresh);
    showParts();
}

void NextStepCard::setUserName(const QString &name) {
    m_userName = name;
}

void NextStepCard::reset() {
    m_answering = false;
    m_declined = false;
    m_focusBefore.clear();
    closeQuestion();
}

void NextStepCard::update(const Diagnosis &diagnosis) {
    m_diagnosis = diagnosis;
    showFailure();
    showStep();
    const auto running = m_tokens.running();
    const bool answering = running == UserTokens::Action::LogIn || running == UserTokens::Action::Activate;
    const bool answered = m_answering && !answering && !m_tokens.failure();
    const bool active = m_tokens.record().status == UserStatus::Active;
    const bool pointless
        = (m_question == m_activation && !answering && active) || (m_question == m_refresh && !isShared());
    m_answering = answering;
    if (answered || pointless)
        closeQuestion();
    m_login->update();
    m_activation->update();
    m_refresh->update();
}

void NextStepCard::showStep() {
    setTitle(DiagnosisText::title(m_diagnosis.action));
    setTone(m_diagnosis.action == TokenAction::Nothing ? std::nullopt : std::optional(Tone::Warning));
    m_sentence->setText(DiagnosisText::sentence(m_diagnosis, m_tokens.platformNow()));
    const QStringList evidence = DiagnosisText::evidence(m_diagnosis);
    const qsizetype atOnce = std::min(factsAtOnce, evidence.size());
    m_evidence->setText(evidence.first(atOnce).join(u'\n'));
    m_price->setText(DiagnosisText::price(m_diagnosis, m_tokens.allowance()));
    QStringList reasons = evidence.sliced(atOnce);
    reasons.append(DiagnosisText::confidence(m_diagnosis.confidence));
    m_reasons->setText(reasons.join(u'\n'));
    m_rules->setRule(m_diagnosis.rule);
    m_act->setText(DiagnosisText::button(m_diagnosis.action));
    m_act->setBusy(m_tokens.running().has_value());
    showParts();
}

/// A question stands in place of the step.
void NextStepCard::showParts() {
    const bool asking = m_question != nullptr;
    m_login->setVisible(m_question == m_login);
    m_activation->setVisible(m_question == m_activation);
    m_refresh->setVisible(m_question == m_refresh);
    m_sentence->setVisible(!asking);
    m_evidence->setVisible(!asking && !m_evidence->text().isEmpty());
    m_price->setVisible(!asking && !m_price->text().isEmpty());
    m_act->setVisible(!asking && !m_act->text().isEmpty());
    m_cancel->setVisible(!asking && m_tokens.running().has_value());
    m_why->setVisible(!asking);
    m_reasons->setVisible(!asking && m_explained);
    m_rules->setVisible(!asking && m_explained);
}

void NextStepCard::toggleReasons() {
    m_explained = !m_explained;
    m_why->setAccessibleDescription(m_explained ? tr("unfolded") : tr("folded"));
    showParts();
}

void NextStepCard::showFailure() {
    const auto failure = m_tokens.failure();
    if (failure == m_shownFailure)
        return;
    m_shownFailure = failure;
    if (!failure) {
        m_failure->clear();
        return;
    }
    if (failure->unchanged) {
        m_failure->showNotice(Tone::Warning,
            tr("The platform took it, but still says that the user is deactivated."),
            tr("It may need a moment: read the user again. If it stays so, ask the vendor."));
        return;
    }
    const ErrorText words = ErrorText::of(failure->error, contextOf(*failure));
    m_failure->showNotice(Tone::Bad, words.title, isDiagnosed(*failure) ? QString() : words.advice);
    m_failure->setDetails(ErrorText::details(failure->error));
    if (failure->action == UserTokens::Action::LogIn && !std::exchange(m_declined, false))
        askAgain(*failure);
}

/// The question stays open after a login that failed; it takes the key where that can help.
void NextStepCard::askAgain(const UserTokens::Failure &failure) {
    if (m_question != m_login)
        openLoginQuestion();
    const ErrorKind kind = failure.error.kind;
    const bool keyRefused = kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound;
    if ((failure.ofKey && keyRefused) || kind == ErrorKind::Unauthorized)
        m_login->askForKey();
}

void NextStepCard::act(TokenAction action) {
    switch (action) {
    case TokenAction::Check:
        return m_tokens.check();
    case TokenAction::Refresh:
        return refresh();
    case TokenAction::LogIn:
        return askToLogIn();
    case TokenAction::ReplaceInstanceKey:
        askToLogIn();
        m_login->askForKey();
        return m_login->takeFocus();
    case TokenAction::LoadFromKeychain:
        return m_tokens.load(false);
    case TokenAction::OpenKeychain:
        return m_tokens.load(true);
    case TokenAction::Reconnect:
        // What is due once the platform can be reached is the best way to see whether it can.
        if (needsNetwork(m_diagnosis.then))
            return act(m_diagnosis.then);
        return Q_EMIT reloadRequested();
    case TokenAction::Reactivate:
        return askToActivate();
    case TokenAction::ReloadUser:
        return Q_EMIT reloadRequested();
    case TokenAction::ShowOwner:
        if (!m_diagnosis.owner.isEmpty())
            Q_EMIT userRequested(m_diagnosis.owner);
        return;
    case TokenAction::PasteAgain:
        return Q_EMIT pasteRequested();
    case TokenAction::Nothing:
    case TokenAction::Register:
    case TokenAction::WaitForLogin:
    case TokenAction::WaitForPlatform:
    case TokenAction::WaitUntilValid:
    case TokenAction::ReadAnswer:
        break;
    }
}

void NextStepCard::noteFocus() {
    if (m_question == nullptr)
        m_focusBefore = QApplication::focusWidget();
}

bool NextStepCard::isShared() const {
    const HeldTokens *held = m_tokens.held();
    return held != nullptr && held->source == TokenSource::Pasted
        && m_diagnosis.accessToken != AccessTokenState::Foreign;
}

void NextStepCard::refresh() {
    if (!isShared())
        return m_tokens.refresh();
    ask(*m_refresh,
        m_userName.isEmpty() ? tr("Refresh the pasted tokens of this user?")
                             : tr("Refresh the pasted tokens of %1?").arg(m_userName));
}

void NextStepCard::askToLogIn() {
    noteFocus();
    Q_EMIT allowanceNeeded();
    openLoginQuestion();
    m_login->takeFocus();
}

void NextStepCard::askToActivate() {
    ask(*m_activation, m_userName.isEmpty() ? tr("Activate this user?") : tr("Activate %1?").arg(m_userName));
}

void NextStepCard::ask(ActionQuestion &question, const QString &words) {
    noteFocus();
    open(&question);
    question.ask(words);
    question.takeFocus();
}

void NextStepCard::openLoginQuestion() {
    m_declined = false;
    open(m_login);
    m_login->ask(m_userName);
}

void NextStepCard::open(QWidget *question) {
    m_login->dropKey();
    m_question = question;
    showParts();
}

void NextStepCard::closeQuestion() {
    const bool hadFocus = m_question != nullptr && m_question->isAncestorOf(QApplication::focusWidget());
    m_question = nullptr;
    m_login->dropKey();
    QWidget *const before = m_focusBefore;
    m_focusBefore.clear();
    // The parts of the step first, so that the focus has somewhere to go before the question hides.
    m_act->setVisible(!m_act->text().isEmpty());
    m_why->show();
    if (hadFocus) {
        const bool usable = before != nullptr && before->isVisible() && before->isEnabled();
        QWidget *const own = m_act->isHidden() ? m_why : m_act;
        (usable ? before : own)->setFocus(Qt::OtherFocusReason);
    }
    showParts();
}

} // namespace fleetkey::ui
