#include "ui/users/CreatedPopup.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>

namespace fleetkey::ui {

using Preset = CreatedFilter::Preset;

CreatedPopup::CreatedPopup(const Theme &theme, QWidget *parent)
    : PopupPanel(theme, tr("Created"), parent)
    , m_presets(new QButtonGroup(this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Metrics::spacing, Metrics::spacing, Metrics::spacing, Metrics::spacing);
    column->setSpacing(Metrics::spacingSmall);
    const std::initializer_list<std::pair<Preset, QString>> presets{{Preset::Any, tr("Any time")},
        {Preset::Today, tr("Today")}, {Preset::Week, tr("Last 7 days")}, {Preset::Month, tr("Last 30 days")},
        {Preset::Quarter, tr("Last 90 days")}, {Preset::Year, tr("Last 365 days")}};
    for (const auto &[preset, text] : presets) {
        auto *button = new QRadioButton(text, this);
        column->addWidget(button);
        m_presets->addButton(button, static_cast<int>(preset));
    }
    column->addSpacing(Metrics::spacingTight);
    column->addWidget(makeDates(theme));
    const auto take
        = [this](int preset) { choose({.preset = static_cast<Preset>(preset), .from = {}, .to = {}}); };
    // Assistive programs toggle a button without a click; a click on the one that is chosen just closes.
    connect(m_presets, &QButtonGroup::idClicked, this, take);
    connect(m_presets, &QButtonGroup::idToggled, this, [take](int preset, bool checked) {
        if (checked)
            take(preset);
    });
}

QWidget *CreatedPopup::makeDates(const Theme &theme) {
    auto *dates = new QWidget(this);
    auto *row = new QHBoxLayout(dates);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::spacingSmall);
    const auto add = [&](const QString &label) {
        auto *field = new QDateEdit(dates);
        field->setDisplayFormat(tr("d MMM yyyy", "format of a day"));
        field->setDateRange(QDate(2000, 1, 1), QDate(2200, 12, 31));
        field->setMinimumWidth(118);
        field->setFixedHeight(Metrics::controlHeight); // as the button beside it
        field->findChild<QLineEdit *>()->setAccessibleName(label); // the focus is in there
        row->addWidget(new FieldRow(theme, label, field, dates));
        return field;
    };
    m_from = add(tr("From"));
    m_to = add(tr("To"));
    auto *apply = new Button(theme, ButtonRole::Outlined, tr("Apply"), dates);
    apply->setAccessibleName(tr("Apply these days"));
    row->addWidget(apply, 0, Qt::AlignBottom);
    connect(apply, &QPushButton::clicked, this, [this] {
        const auto [first, last] = std::minmax(m_from->date(), m_to->date());
        choose({.preset = Preset::Dates, .from = first, .to = last});
    });
    return dates;
}

void CreatedPopup::choose(const CreatedFilter &created) {
    close();
    if (m_created == created)
        return;
    m_created = created;
    Q_EMIT createdChanged();
}

void CreatedPopup::setCreated(const CreatedFilter &created, QDate today) {
    m_created = created;
    const QSignalBlocker quiet(m_presets);
    m_presets->setExclusive(false);
    for (QAbstractButton *button : m_presets->buttons())
        button->setChecked(m_presets->id(button) == static_cast<int>(created.preset));
    m_presets->setExclusive(true);
    const auto [first, last] = created.days(today);
    m_from->setDate(first.isValid() ? first : today.addDays(-29));
    m_to->setDate(last.isValid() ? last : today);
}

QString CreatedPopup::words(const CreatedFilter &created) {
    const auto day = [](QDate date) { return QLocale().toString(date, tr("d MMM yyyy", "format of a day")); };
    switch (created.preset) {
    case Preset::Any:
        return {};
    case Preset::Today:
        return tr("today");
    case Preset::Week:
        return tr("last 7 days");
    case Preset::Month:
        return tr("last 30 days");
    case Preset::Quarter:
        return tr("last 90 days");
    case Preset::Year:
        return tr("last 365 days");
    case Preset::Dates:
        break;
    }
    if (!created.from.isValid())
        return tr("until %1").arg(day(created.to));
    if (!created.to.isValid())
        return tr("since %1").arg(day(created.from));
    return created.from == created.to
        ? day(created.from)
        : tr("%1 – %2", "from day to day").arg(day(created.from), day(created.to));
}

} // namespace fleetkey::ui
