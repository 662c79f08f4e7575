#include "ui/theme/LineIconEngine.h"

#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

LineIconEngine::LineIconEngine(std::shared_ptr<const ThemeColors> colors, Icon icon, Ink ink)
    : m_colors(std::move(colors))
    , m_icon(icon)
    , m_ink(ink) {
}

QPixmap LineIconEngine::render(Icon icon, const QColor &color, const QSize &pixels) {
    const QString key = u"fleetkey-icon-%1-%2-%3x%4"_s.arg(static_cast<int>(icon))
                            .arg(color.rgba(), 0, 16)
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = qMin(pixels.width(), pixels.height());
    if (side <= 0)
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(iconFileName(icon)));
    renderer.render(
        &painter, QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side));
    // The drawings are black; keep their coverage and replace the colour.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor LineIconEngine::color(QIcon::Mode mode) const {
    return mode == QIcon::Disabled ? m_colors->faint : m_colors->ink(m_ink);
}

void LineIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) {
    const qreal scale = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
    QPixmap pixmap = render(m_icon, color(mode), (QSizeF(rect.size()) * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    painter->drawPixmap(rect.topLeft(), pixmap);
}

QPixmap LineIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) {
    return render(m_icon, color(mode), size);
}

QPixmap LineIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) {
    return render(m_icon, color(mode), size);
}

bool LineIconEngine::isNull() {
    return false;
}

QIconEngine *LineIconEngine::clone() const {
    return new LineIconEngine(m_colors, m_icon, m_ink);
}

} // namespace fleetkey::ui
