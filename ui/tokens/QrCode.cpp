#include "ui/tokens/QrCode.h"

#include <QPainter>

#include <qrencode.h>

#include <memory>

namespace fleetkey::ui {

namespace {

constexpr int quietZone = 4; // modules; what the standard asks for
constexpr int moduleSize = 4; // wished for, device-independent pixels
constexpr int smallestModule = 2;

struct FreeCode {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

std::unique_ptr<QRcode, FreeCode> encoded(const QByteArray &bytes) {
    if (bytes.isEmpty())
        return {};
    return std::unique_ptr<QRcode, FreeCode>(QRcode_encodeData(static_cast<int>(bytes.size()),
        reinterpret_cast<const unsigned char *>(bytes.constData()), 0, QR_ECLEVEL_M));
}

} // namespace

QrCode::QrCode(const QString &name, QWidget *parent)
    : QWidget(parent) {
    setAccessibleName(tr("QR code of the %1", "name of an identifier").arg(name));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString &text) {
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleDescription(text);
    const auto code = encoded(text.toUtf8());
    m_modules = code ? code->width : 0;
    m_dark = QBitArray(static_cast<qsizetype>(m_modules) * m_modules);
    for (int at = 0; at < m_modules * m_modules; ++at)
        m_dark.setBit(at, (code->data[at] & 1) != 0);
    updateGeometry();
    update();
}

QSize QrCode::sizeHint() const {
    const int side = (m_modules + 2 * quietZone) * moduleSize;
    return {side, side};
}

QSize QrCode::minimumSizeHint() const {
    const int side = (m_modules + 2 * quietZone) * smallestModule;
    return {side, side};
}

void QrCode::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    // Black on white whatever the theme: many readers do not know the inverse.
    painter.fillRect(rect(), Qt::white);
    if (m_modules == 0)
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const int side = static_cast<int>(std::min(width(), height()) * ratio);
    const int module = std::max(1, side / (m_modules + 2 * quietZone));
    painter.scale(1 / ratio, 1 / ratio);
    const int left = static_cast<int>(width() * ratio - m_modules * module) / 2;
    const int top = static_cast<int>(height() * ratio - m_modules * module) / 2;
    for (int row = 0; row < m_modules; ++row) {
        for (int column = 0; column < m_modules; ++column) {
            if (isDark(row, column))
                painter.fillRect(left + column * module, top + row * module, module, module, Qt::black);
        }
    }
}

} // namespace fleetkey::ui
