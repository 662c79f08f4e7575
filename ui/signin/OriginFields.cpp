#include "ui/signin/OriginFields.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/FieldRow.h"

#include <QCheckBox>
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

/// Sign-ins are counted by environment, and the vendor's platform counts them all as one.
bool isVendors(const Environment &environment) {
    return environment.user == Environment::production().user;
}

} // namespace

OriginFields::OriginFields(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_separate(new QCheckBox(tr("Four separate addresses"), this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    addField(theme, 0, tr("Address"));
    column->addWidget(m_separate);
    addField(theme, 1, tr("Applications and instances"));
    addField(theme, 2, tr("Permissions"));
    addField(theme, 3, tr("Trips and statistics"));
    m_rows.front()->setHint(
        tr("Where users are managed and sign-ins are answered. HTTPS, except on this computer."));
    updateVisibility();
    connect(m_separate, &QCheckBox::toggled, this, [this] {
        updateVisibility();
        Q_EMIT changed();
    });
}

void OriginFields::addField(const Theme &theme, std::size_t index, const QString &name) {
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(u"https://"_s);
    field->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    // An address reads from left to right in every script.
    field->setLayoutDirection(Qt::LeftToRight);
    auto *row = new FieldRow(theme, name, field, this);
    layout()->addWidget(row);
    m_fields.at(index) = field;
    m_rows.at(index) = row;
    connect(field, &QLineEdit::textEdited, this, [this, row] {
        row->setError({});
        Q_EMIT changed();
    });
    connect(field, &QLineEdit::returnPressed, this, &OriginFields::submitted);
}

void OriginFields::placeInTabOrder(QWidget *previous) {
    const std::array<QWidget *, 6> order{
        previous, m_fields[0], m_separate, m_fields[1], m_fields[2], m_fields[3]};
    for (std::size_t index = 1; index < order.size(); ++index)
        setTabOrder(order.at(index - 1), order.at(index));
}

void OriginFields::setEnvironment(const Environment &environment) {
    const std::array<QUrl, 4> urls{
        environment.user, environment.accounts, environment.portal, environment.analytics};
    for (std::size_t index = 0; index < urls.size(); ++index)
        m_fields.at(index)->setText(urls.at(index).toString());
    m_separate->setChecked(urls[1] != urls[0] || urls[2] != urls[0] || urls[3] != urls[0]);
}

Result<Environment> OriginFields::environment() const {
    const bool separate = m_separate->isChecked();
    const QUrl user = urlOf(*m_fields[0]);
    return Environment::custom(user, separate ? urlOf(*m_fields[1]) : user,
        separate ? urlOf(*m_fields[2]) : user, separate ? urlOf(*m_fields[3]) : user);
}

std::optional<Environment> OriginFields::validated() {
    clearErrors();
    Result<Environment> result = environment();
    if (!result) {
        showErrors(result.error());
        return std::nullopt;
    }
    if (isVendors(*result)) {
        m_rows.front()->setError(tr("This is the vendor's own platform: choose Production above."));
        m_fields.front()->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    }
    return *std::move(result);
}

void OriginFields::showErrors(const Error &refusal) {
    QLineEdit *first = nullptr;
    for (std::size_t index = 0; index < originKeys.size(); ++index) {
        const bool wrong = std::ranges::any_of(
            refusal.fields, [index](const FieldError &error) { return error.key == originKeys.at(index); });
        if (!wrong || (index > 0 && !m_separate->isChecked()))
            continue;
        QLineEdit *field = m_fields.at(index);
        m_rows.at(index)->setError(field->text().trimmed().isEmpty()
                ? tr("Enter the address.")
                : tr("Enter an address that begins with https:// and has nothing after the host and port."));
        if (first == nullptr)
            first = field;
    }
    if (first != nullptr)
        first->setFocus(Qt::OtherFocusReason);
}

void OriginFields::clearErrors() {
    for (FieldRow *row : m_rows)
        row->setError({});
}

void OriginFields::updateVisibility() {
    for (std::size_t index = 1; index < m_rows.size(); ++index)
        m_rows.at(index)->setVisible(m_separate->isChecked());
}

} // namespace fleetkey::ui
