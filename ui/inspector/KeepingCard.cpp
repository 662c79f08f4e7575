#include "ui/inspector/KeepingCard.h"

#include "ui/common/ErrorText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ButtonRow.h"
#include "ui/widgets/TextLabel.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace fleetkey::ui {

KeepingCard::KeepingCard(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : Card(theme, tr("Storage"), parent)
    , m_tokens(tokens)
    , m_remember(new QCheckBox(tr("Remember this user's tokens")))
    , m_words(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_trouble(new TextLabel(theme, TextRole::Secondary, Ink::Bad))
    , m_again(new Button(theme, ButtonRole::Outlined, tr("Try again")))
    , m_question(new Banner(theme))
    , m_logIn(new Button(theme, ButtonRole::Plain, tr("Log in as this user…")))
    , m_forget(new Button(theme, ButtonRole::Plain, tr("Forget these tokens…"))) {
    build();
    connect(m_remember, &QCheckBox::clicked, this, [this](bool checked) {
        m_tokens.remember(checked);
        update();
    });
    connect(m_again, &QPushButton::clicked, &tokens, &UserTokens::rememberAgain);
    connect(m_logIn, &QPushButton::clicked, this, &KeepingCard::logInRequested);
    connect(m_forget, &QPushButton::clicked, this, &KeepingCard::askToForget);
}

void KeepingCard::build() {
    m_words->setWordWrap(true);
    m_trouble->setWordWrap(true);
    auto *row = new ButtonRow;
    row->setSpacing(0);
    row->addWidget(m_logIn);
    row->addWidget(m_forget);
    row->addStretch(1);
    body()->addWidget(m_remember);
    body()->addWidget(m_words);
    body()->addWidget(m_trouble);
    body()->addWidget(m_again, 0, Qt::AlignLeading);
    body()->addWidget(m_question);
    body()->addLayout(row);
}

void KeepingCard::update() {
    const UserSessions &sessions = m_tokens.sessions();
    const bool held = m_tokens.held() != nullptr;
    const bool remembered = sessions.isRemembered(m_tokens.user());
    const auto trouble = sessions.keychainTrouble(m_tokens.user());
    setVisible(held || remembered);
    m_remember->setChecked(remembered);
    // Disabled, it would hand the focus on to just anything; what is pressed meanwhile counts for nothing.
    m_remember->setEnabled(!m_tokens.running() || m_remember->hasFocus());
    m_words->setText(remembered
            ? tr("This computer's keychain keeps them, also after a restart, until you forget them.")
            : tr("They are held in this session only, and gone when you leave Fleetkey. Remembered, this computer's "
                 "keychain keeps them."));
    m_trouble->setVisible(trouble.has_value());
    if (trouble)
        m_trouble->setText(ErrorText::of(*trouble, ErrorContext::Keychain).sentence());
    m_again->setVisible(trouble && held && remembered);
    m_again->setEnabled(!m_tokens.running());
    m_logIn->setEnabled(!m_tokens.running());
    m_forget->setEnabled(!m_tokens.running());
    if (m_forgetNow)
        m_forgetNow->setEnabled(!m_tokens.running());
}

void KeepingCard::askToForget() {
    m_question->showNotice(Tone::Warning, tr("Forget these tokens?"),
        tr("They go from this session and from the keychain. The platform is not told, and they go on living there. "
           "Getting new ones spends a sign-in."));
    m_forgetNow = m_question->addButton(tr("Forget"), ButtonRole::Danger);
    m_forgetNow->setEnabled(!m_tokens.running());
    connect(m_forgetNow, &QPushButton::clicked, this, [this] {
        m_question->clear();
        m_tokens.forget();
    });
    Button *keep = m_question->addButton(tr("Keep them"));
    connect(keep, &QPushButton::clicked, this, [this] {
        m_question->clear();
        m_forget->setFocus(Qt::OtherFocusReason);
    });
    keep->setFocus(Qt::OtherFocusReason);
}

void KeepingCard::reset() {
    m_question->clear();
}

} // namespace fleetkey::ui
