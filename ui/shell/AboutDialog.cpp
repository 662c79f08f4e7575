#include "ui/shell/AboutDialog.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int emblemSize = 72;
constexpr int textWidth = 340;

QPixmap emblem(qreal scale) {
    QPixmap pixmap((QSizeF(emblemSize, emblemSize) * scale).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(u":/icons/org.fleetkey.Fleetkey.svg"_s).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

} // namespace

AboutDialog::AboutDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent) {
    setWindowTitle(tr("About Fleetkey"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *picture = new QLabel(this);
    picture->setPixmap(emblem(devicePixelRatioF()));
    picture->setAccessibleName(tr("Emblem of Fleetkey"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        Metrics::spacingHuge, Metrics::spacingHuge, Metrics::spacingHuge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(picture, 0, Qt::AlignCenter);
    const auto line = [&](TextRole role, Ink ink, const QString &text) {
        auto *label = new TextLabel(theme, role, ink, text, this);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFixedWidth(textWidth);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label, 0, Qt::AlignCenter);
    };
    line(TextRole::Title, Ink::Text, u"Fleetkey"_s);
    line(TextRole::Body, Ink::Muted, tr("Version %1").arg(QLatin1StringView(FLEETKEY_VERSION)));
    line(TextRole::Body, Ink::Text,
        tr("A desktop console for drivers and their tokens on the Damoov telematics platform."));
    line(TextRole::Secondary, Ink::Muted,
        tr("Free software under the MIT licence. Built with Qt %1.").arg(QLatin1StringView(qVersion())));
    auto *close = new Button(theme, ButtonRole::Outlined, tr("Close"), this);
    close->setDefault(true);
    column->addSpacing(Metrics::spacingSmall);
    column->addWidget(close, 0, Qt::AlignCenter);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

} // namespace fleetkey::ui
