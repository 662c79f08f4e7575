#include "ui/signin/EnvironmentPicker.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FieldRow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

// In the order of `Environment::custom`, by the field keys it answers with.
constexpr std::array<QLatin1StringView, 4> originKeys{"user"_L1, "accounts"_L1, "portal"_L1, "analytics"_L1};

QUrl urlOf(const QLineEdit &field) {
    QString text = field.text().trimmed();
    if (text.isEmpty())
        return {};
    // People write host names; https is the only thing they can mean.
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    return QUrl(text, QUrl::StrictMode);
}

} // namespace

EnvironmentPicker::EnvironmentPicker(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_choice(new QComboBox(this))
    , m_custom(new QWidget(this))
    , m_separate(new QCheckBox(tr("Four separate addresses"), m_custom)) {
    m_choice->addItems({tr("Production"), tr("Sandbox fleet"), tr("Custom…")});
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(new FieldRow(theme, tr("Environment"), m_choice, this));
    column->addWidget(m_custom);
    buildOrigins(theme);
    updateVisibility();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        updateVisibility();
        Q_EMIT environmentChanged();
    });
    connect(m_separate, &QCheckBox::toggled, this, [this] {
        updateVisibility();
        Q_EMIT environmentChanged();
    });
    setFocusProxy(m_choice);
}

void EnvironmentPicker::buildOrigins(const Theme &theme) {
    const std::array<QString, 4> names{
        QString(), tr("Applications and instances"), tr("Permissions"), tr("Trips and statistics")};
    auto *column = new QVBoxLayout(m_custom);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    for (std::size_t index = 0; index < m_origins.size(); ++index) {
        auto *field = new QLineEdit(m_custom);
        field->setPlaceholderText(u"https://"_s);
        field->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
        // An address reads from left to right in every script.
        field->setLayoutDirection(Qt::LeftToRight);
        m_origins.at(index) = field;
        m_rows.at(index) = new FieldRow(theme, index == 0 ? tr("Address") : names.at(index), field, m_custom);
        column->addWidget(m_rows.at(index));
        if (index == 0)
            column->addWidget(m_separate);
        connect(field, &QLineEdit::textEdited, this, [this, row = m_rows.at(index)] {
            row->setError({});
            Q_EMIT environmentChanged();
        });
        connect(field, &QLineEdit::returnPressed, this, &EnvironmentPicker::submitted);
    }
    m_rows.front()->setHint(
        tr("Where users are managed and sign-ins are answered. HTTPS, except on this computer."));
}

void EnvironmentPicker::setEnvironment(const Environment &environment) {
    clearErrors();
    const Choice choice = environment.id == "sandbox"_L1 ? Choice::Sandbox
        : environment.id.startsWith("custom:"_L1)        ? Choice::Custom
                                                         : Choice::Production;
    const bool custom = choice == Choice::Custom;
    const std::array<QUrl, 4> urls{
        environment.user, environment.accounts, environment.portal, environment.analytics};
    for (std::size_t index = 0; index < urls.size(); ++index)
        m_origins.at(index)->setText(custom ? urls.at(index).toString() : QString());
    const bool separate = custom && (urls[1] != urls[0] || urls[2] != urls[0] || urls[3] != urls[0]);
    m_separate->setChecked(separate);
    m_choice->setCurrentIndex(static_cast<int>(choice));
}

std::optional<Environment> EnvironmentPicker::validated() {
    clearErrors();
    Result<Environment> result = current();
    if (result)
        return std::move(*result);
    QLineEdit *first = nullptr;
    for (const FieldError &error : std::as_const(result.error().fields)) {
        for (std::size_t index = 0; index < originKeys.size(); ++index) {
            if (error.key != originKeys.at(index) || (index > 0 && !m_separate->isChecked()))
                continue;
            m_rows.at(index)->setError(m_origins.at(index)->text().trimmed().isEmpty()
                    ? tr("Enter the address.")
                    : tr("Enter an address that begins with https:// and has nothing after the host and "
                         "port."));
            if (first == nullptr)
                first = m_origins.at(index);
        }
    }
    if (first != nullptr)
        first->setFocus(Qt::OtherFocusReason);
    return std::nullopt;
}

QString EnvironmentPicker::environmentId() const {
    const Result<Environment> result = current();
    return result ? result->id : QString();
}

EnvironmentPicker::Choice EnvironmentPicker::choice() const {
    return static_cast<Choice>(m_choice->currentIndex());
}

Result<Environment> EnvironmentPicker::current() const {
    switch (choice()) {
    case Choice::Production:
        return Environment::production();
    case Choice::Sandbox:
        return Environment::sandbox({});
    case Choice::Custom:
        break;
    }
    const bool separate = m_separate->isChecked();
    const QUrl user = urlOf(*m_origins[0]);
    return Environment::custom(user, separate ? urlOf(*m_origins[1]) : user,
        separate ? urlOf(*m_origins[2]) : user, separate ? urlOf(*m_origins[3]) : user);
}

void EnvironmentPicker::updateVisibility() {
    m_custom->setVisible(choice() == Choice::Custom);
    for (std::size_t index = 1; index < m_rows.size(); ++index)
        m_rows.at(index)->setVisible(m_separate->isChecked());
}

void EnvironmentPicker::clearErrors() {
    for (FieldRow *row : m_rows)
        row->setError({});
}

} // namespace fleetkey::ui
