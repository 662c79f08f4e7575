#include "ui/inspector/NextStepCard.h"

#include "ui/common/ErrorText.h"
#include "ui/inspector/LoginQuestion.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/TokenText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

NextStepCard::NextStepCard(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : Card(theme, {}, parent)
    , m_theme(theme)
    , m_tokens(tokens)
    , m_stepPart(new QWidget)
    , m_sentence(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_price(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_act(new Button(theme, ButtonRole::Primary, {}))
    , m_cancel(new Button(theme, ButtonRole::Plain, tr("Cancel")))
    , m_why(new Button(theme, ButtonRole::Plain, tr("Why?")))
    , m_reasons(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_question(new LoginQuestion(theme, tokens))
    , m_failure(new Banner(theme)) {
    build();
    connect(m_act, &QPushButton::clicked, this, &NextStepCard::act);
    connect(m_cancel, &QPushButton::clicked, &tokens, &UserTokens::cancel);
    connect(m_why, &QPushButton::clicked, this, [this] {
        m_reasons->setVisible(m_reasons->isHidden());
        m_why->setAccessibleDescription(m_reasons->isHidden() ? tr("folded") : tr("unfolded"));
    });
    connect(m_question, &LoginQuestion::declined, this, &NextStepCard::closeQuestion);
}

void NextStepCard::build() {
    for (TextLabel *label : {m_sentence, m_price, m_reasons})
        label->setWordWrap(true);
    m_reasons->hide();
    m_question->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addWidget(m_act);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_why);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(m_stepPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingTight + 2);
    column->addWidget(m_sentence);
    column->addWidget(m_price);
    column->addLayout(buttons);
    column->addWidget(m_reasons);
    body()->addWidget(m_failure);
    body()->addWidget(m_stepPart);
    body()->addWidget(m_question);
}

void NextStepCard::setUserName(const QString &name) {
    m_userName = name;
}

void NextStepCard::reset() {
    m_loggingIn = false;
    closeQuestion();
    m_reasons->hide();
}

void NextStepCard::update() {
    showFailure();
    showStep();
    const bool loggingIn = m_tokens.running() == UserTokens::Action::LogIn;
    if (m_loggingIn && !loggingIn && !m_tokens.failure())
        closeQuestion();
    m_loggingIn = loggingIn;
    m_question->update();
}

void NextStepCard::showStep() {
    const HeldTokens *held = m_tokens.held();
    const TokenFacts facts = m_tokens.facts();
    const QDateTime now = m_tokens.platformNow();
    m_step = nextStep(facts);
    setTitle(TokenText::title(m_step));
    setTone(m_step.action == NextStep::Action::Nothing ? std::nullopt : std::optional(Tone::Warning));
    m_sentence->setText(TokenText::sentence(m_step, facts, held, now));
    const bool spendsLogin = m_step.action == NextStep::Action::LogIn;
    m_price->setVisible(spendsLogin);
    m_price->setText(spendsLogin ? TokenText::loginPrice(m_tokens.allowance()) : QString());
    m_reasons->setText(TokenText::rule(m_step.rule) + u'\n' + TokenText::evidence(facts, held, now));
    const QString button = TokenText::button(m_step);
    m_act->setVisible(!button.isEmpty());
    m_act->setText(button);
    m_act->setBusy(m_tokens.running().has_value());
    m_cancel->setVisible(m_tokens.running().has_value());
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
    const bool asUser = failure->action != UserTokens::Action::Check && !failure->ofKey;
    const ErrorText words
        = ErrorText::of(failure->error, asUser ? ErrorContext::UserLogin : ErrorContext::Call);
    m_failure->showNotice(Tone::Bad, words.title, words.advice);
    m_failure->setDetails(ErrorText::details(failure->error));
    if (failure->action == UserTokens::Action::LogIn)
        askAgain(*failure);
}

/// The question stays open after a login that failed; it takes the key where that can help.
void NextStepCard::askAgain(const UserTokens::Failure &failure) {
    if (m_question->isHidden()) {
        m_stepPart->hide();
        m_question->show();
        m_question->ask(m_userName);
    }
    const ErrorKind kind = failure.error.kind;
    const bool keyRefused = kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound;
    if ((failure.ofKey && keyRefused) || kind == ErrorKind::Unauthorized)
        m_question->askForKey();
}

void NextStepCard::act() {
    switch (m_step.action) {
    case NextStep::Action::Check:
        m_tokens.check();
        break;
    case NextStep::Action::Refresh:
        m_tokens.refresh();
        break;
    case NextStep::Action::LogIn:
        askToLogIn();
        break;
    case NextStep::Action::Nothing:
    case NextStep::Action::Register:
        break;
    }
}

void NextStepCard::askToLogIn() {
    m_stepPart->hide();
    m_question->show();
    m_question->ask(m_userName);
    m_question->takeFocus();
}

void NextStepCard::closeQuestion() {
    m_question->hide();
    m_stepPart->show();
}

} // namespace fleetkey::ui
