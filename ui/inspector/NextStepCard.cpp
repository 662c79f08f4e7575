#include "ui/inspector/NextStepCard.h"

#include "ui/common/ErrorText.h"
#include "ui/inspector/LoginQuestion.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/tokens/FactText.h"
#include "ui/tokens/RulesTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/TextLabel.h"

#include <QApplication>
#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {

constexpr qsizetype factsAtOnce = 2; // the weightiest; the others stand behind "Why?"

QString lines(const QList<DiagnosisFact> &facts) {
    QStringList words;
    for (const DiagnosisFact &fact : facts)
        words.append(FactText::of(fact));
    return words.join(u'\n');
}

ErrorContext contextOf(const UserTokens::Failure &failure) {
    switch (failure.action) {
    case UserTokens::Action::LogIn:
        return failure.ofKey ? ErrorContext::Call : ErrorContext::UserLogin;
    case UserTokens::Action::Refresh:
        return ErrorContext::UserLogin;
    case UserTokens::Action::Check:
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
    , m_question(new LoginQuestion(theme, tokens))
    , m_failure(new Banner(theme)) {
    build();
    connect(m_act, &QPushButton::clicked, this, [this] { act(m_diagnosis.action); });
    connect(m_cancel, &QPushButton::clicked, &tokens, &UserTokens::cancel);
    connect(m_why, &QPushButton::clicked, this, &NextStepCard::toggleReasons);
    connect(m_question, &LoginQuestion::declined, this, &NextStepCard::closeQuestion);
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
    body()->addWidget(m_question);
    showParts();
}

void NextStepCard::setUserName(const QString &name) {
    m_userName = name;
}

void NextStepCard::reset() {
    m_loggingIn = false;
    m_focusBefore.clear();
    closeQuestion();
}

void NextStepCard::update(const Diagnosis &diagnosis) {
    m_diagnosis = diagnosis;
    showFailure();
    showStep();
    const bool loggingIn = m_tokens.running() == UserTokens::Action::LogIn;
    if (m_loggingIn && !loggingIn && !m_tokens.failure())
        closeQuestion();
    m_loggingIn = loggingIn;
    m_question->update();
}

void NextStepCard::showStep() {
    setTitle(DiagnosisText::title(m_diagnosis.action));
    setTone(m_diagnosis.action == TokenAction::Nothing ? std::nullopt : std::optional(Tone::Warning));
    m_sentence->setText(DiagnosisText::sentence(m_diagnosis, m_tokens.platformNow()));
    m_evidence->setText(
        lines(m_diagnosis.evidence.first(std::min(factsAtOnce, m_diagnosis.evidence.size()))));
    m_price->setText(DiagnosisText::price(m_diagnosis, m_tokens.allowance()));
    m_reasons->setText(
        lines(m_diagnosis.evidence) + u'\n' + DiagnosisText::confidence(m_diagnosis.confidence));
    m_rules->setRule(m_diagnosis.rule);
    m_act->setText(DiagnosisText::button(m_diagnosis.action));
    m_act->setBusy(m_tokens.running().has_value());
    showParts();
}

/// A question stands in place of the step.
void NextStepCard::showParts() {
    m_question->setVisible(m_asking);
    m_sentence->setVisible(!m_asking);
    m_evidence->setVisible(!m_asking && !m_explained && !m_evidence->text().isEmpty());
    m_price->setVisible(!m_asking && !m_price->text().isEmpty());
    m_act->setVisible(!m_asking && !m_act->text().isEmpty());
    m_cancel->setVisible(!m_asking && m_tokens.running().has_value());
    m_why->setVisible(!m_asking);
    m_reasons->setVisible(!m_asking && m_explained);
    m_rules->setVisible(!m_asking && m_explained);
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
    const ErrorText words = ErrorText::of(failure->error, contextOf(*failure));
    m_failure->showNotice(Tone::Bad, words.title, words.advice);
    m_failure->setDetails(ErrorText::details(failure->error));
    if (failure->action == UserTokens::Action::LogIn)
        askAgain(*failure);
}

/// The question stays open after a login that failed; it takes the key where that can help.
void NextStepCard::askAgain(const UserTokens::Failure &failure) {
    if (!m_asking)
        openQuestion();
    const ErrorKind kind = failure.error.kind;
    const bool keyRefused = kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound;
    if ((failure.ofKey && keyRefused) || kind == ErrorKind::Unauthorized)
        m_question->askForKey();
}

void NextStepCard::act(TokenAction action) {
    switch (action) {
    case TokenAction::Check:
        return m_tokens.check();
    case TokenAction::Refresh:
        return m_tokens.refresh();
    case TokenAction::LogIn:
        return askToLogIn();
    case TokenAction::ReplaceInstanceKey:
        askToLogIn();
        m_question->askForKey();
        return m_question->takeFocus();
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
    case TokenAction::ReloadUser:
        return Q_EMIT reloadRequested();
    case TokenAction::ShowOwner:
        if (!m_diagnosis.owner.isEmpty())
            Q_EMIT userRequested(m_diagnosis.owner);
        return;
    case TokenAction::Nothing:
    case TokenAction::Register:
    case TokenAction::WaitForLogin:
    case TokenAction::WaitForPlatform:
    case TokenAction::WaitUntilValid:
    case TokenAction::ReadAnswer:
        break;
    }
}

void NextStepCard::askToLogIn() {
    if (!m_asking)
        m_focusBefore = QApplication::focusWidget();
    Q_EMIT allowanceNeeded();
    openQuestion();
    m_question->takeFocus();
}

void NextStepCard::openQuestion() {
    m_asking = true;
    showParts();
    m_question->ask(m_userName);
}

void NextStepCard::closeQuestion() {
    const bool hadFocus = m_question->isAncestorOf(QApplication::focusWidget());
    m_asking = false;
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
