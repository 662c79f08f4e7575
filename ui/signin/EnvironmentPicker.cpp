#include "ui/signin/EnvironmentPicker.h"

#include "ui/signin/OriginFields.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FieldRow.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace fleetkey::ui {

using Kind = Environment::Kind;

using namespace Qt::StringLiterals;

EnvironmentPicker::EnvironmentPicker(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_choice(new QComboBox(this)) {
    m_choice->addItems( // in the order of the kinds
        {tr("Production"), tr("Sandbox fleet"), tr("Custom…")});
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(new FieldRow(theme, tr("Environment"), m_choice, this));
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        updateOrigins();
        Q_EMIT environmentChanged();
    });
    setFocusProxy(m_choice);
}

void EnvironmentPicker::setEnvironment(const Environment &environment) {
    m_choice->setCurrentIndex(static_cast<int>(environment.kind()));
    if (m_origins == nullptr)
        return;
    m_origins->clearErrors();
    m_origins->setEnvironment(environment.kind() == Kind::Custom ? environment : Environment());
}

std::optional<Environment> EnvironmentPicker::validated() {
    switch (choice()) {
    case Kind::Production:
        return Environment::production();
    case Kind::Sandbox:
        return Environment::sandbox({});
    case Kind::Custom:
        break;
    }
    return m_origins->validated();
}

QString EnvironmentPicker::environmentId() const {
    switch (choice()) {
    case Kind::Production:
        return Environment::production().id;
    case Kind::Sandbox:
        return Environment::sandbox({}).id;
    case Kind::Custom:
        break;
    }
    const Result<Environment> custom = m_origins->environment();
    return custom ? custom->id : QString();
}

Environment::Kind EnvironmentPicker::choice() const {
    return static_cast<Kind>(m_choice->currentIndex());
}

void EnvironmentPicker::updateOrigins() {
    const bool custom = choice() == Kind::Custom;
    if (custom && m_origins == nullptr) {
        m_origins = new OriginFields(m_theme, this);
        layout()->addWidget(m_origins);
        m_origins->placeInTabOrder(m_choice);
        connect(m_origins, &OriginFields::changed, this, &EnvironmentPicker::environmentChanged);
        connect(m_origins, &OriginFields::submitted, this, &EnvironmentPicker::submitted);
    }
    if (m_origins != nullptr)
        m_origins->setVisible(custom);
}

} // namespace fleetkey::ui
