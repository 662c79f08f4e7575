#include "ui/common/ConcealedPasteboardType.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr auto mark = "org.nspasteboard.ConcealedType"_L1;

} // namespace

ConcealedPasteboardType::ConcealedPasteboardType(QString mime)
    : m_mime(std::move(mime)) {
}

QString ConcealedPasteboardType::mimeForUti(const QString &uti) const {
    return uti == mark ? m_mime : QString();
}

QString ConcealedPasteboardType::utiForMime(const QString &mime) const {
    return mime == m_mime ? QString(mark) : QString();
}

QVariant ConcealedPasteboardType::convertToMime(
    const QString &, const QList<QByteArray> &data, const QString &) const {
    return data.value(0);
}

QList<QByteArray> ConcealedPasteboardType::convertFromMime(
    const QString &, const QVariant &data, const QString &) const {
    return {data.toByteArray()};
}

} // namespace fleetkey::ui
