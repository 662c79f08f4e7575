#include "ui/tokens/SecretPlaceholders.h"

#include "core/base/Redactor.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr qsizetype pieceLength = 8; // shorter ones are in ordinary words, too

void addPieces(const QString &spelling, QSet<QString> &pieces) {
    for (qsizetype at = 0; at + pieceLength <= spelling.size(); ++at)
        pieces.insert(spelling.mid(at, pieceLength));
}

} // namespace

QString SecretPlaceholders::add(const SecretString &secret, const QString &kind) {
    if (secret.isEmpty())
        return {};
    const auto known = std::ranges::find_if(
        m_entries, [&secret](const Entry &entry) { return entry.secret.matches(secret); });
    if (known != m_entries.end())
        return known->name;
    Entry entry{secret.clone(), {}, {}, {}};
    entry.name = u"[%1 %2]"_s.arg(kind).arg(m_entries.size() + 1);
    const QByteArray &bytes = secret.reveal();
    const QString text = QString::fromUtf8(bytes);
    constexpr auto webForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    entry.spellings = {text, QString::fromLatin1(QUrl::toPercentEncoding(text)),
        QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals)),
        QString::fromLatin1(bytes.toBase64(webForm)), QString::fromLatin1(bytes.toHex())};
    for (const QString &spelling : std::as_const(entry.spellings))
        addPieces(spelling, entry.pieces);
    m_entries.push_back(std::move(entry));
    return m_entries.back().name;
}

QString SecretPlaceholders::scrubbed(const QString &text) const {
    // Which secret each character belongs to; -1: to none. Whole secrets first, so that a piece that two have
    // in common does not tear one apart.
    std::vector<int> owner(static_cast<std::size_t>(text.size()), -1);
    const auto own = [&owner](qsizetype from, qsizetype length, std::size_t index) {
        for (auto at = static_cast<std::size_t>(from); at < static_cast<std::size_t>(from + length); ++at) {
            if (owner[at] < 0)
                owner[at] = static_cast<int>(index);
        }
    };
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        for (const QString &spelling : m_entries[index].spellings) {
            for (qsizetype at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1))
                own(at, spelling.size(), index);
        }
    }
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        for (qsizetype at = 0; at + pieceLength <= text.size(); ++at) {
            if (m_entries[index].pieces.contains(text.mid(at, pieceLength)))
                own(at, pieceLength, index);
        }
    }
    QString clean;
    int before = -1;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int now = owner[static_cast<std::size_t>(at)];
        if (now < 0)
            clean.append(text.at(at));
        else if (now != before)
            clean.append(m_entries[static_cast<std::size_t>(now)].name);
        before = now;
    }
    return redacted(clean);
}

} // namespace fleetkey::ui
