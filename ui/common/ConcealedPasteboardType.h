#pragma once

#include <QUtiMimeConverter>

namespace fleetkey::ui {

/// Puts the mark by which the clipboard managers of macOS know a secret (nspasteboard.org) on the pasteboard
/// under its own name; without a converter Qt would give it one of Qt's. macOS alone, from Qt 6.5 on. Made
/// once, when the application is there; Qt takes it over.
class ConcealedPasteboardType : public QUtiMimeConverter {
public:
    /// Data of this MIME type becomes the mark.
    explicit ConcealedPasteboardType(QString mime);

    [[nodiscard]] QString mimeForUti(const QString &uti) const override;
    [[nodiscard]] QString utiForMime(const QString &mime) const override;
    [[nodiscard]] QVariant convertToMime(
        const QString &mime, const QList<QByteArray> &data, const QString &uti) const override;
    [[nodiscard]] QList<QByteArray> convertFromMime(
        const QString &mime, const QVariant &data, const QString &uti) const override;

private:
    QString m_mime;
};

} // namespace fleetkey::ui
