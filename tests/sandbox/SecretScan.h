#pragma once

#include <QByteArrayList>
#include <QStringList>

#include <deque>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace fleetkey::test {

/// Looks for traces of secrets in files: for every piece of twelve characters of every secret, whole secrets
/// where they are shorter. As it is, in UTF-16 of either order, in base64, in hexadecimal digits,
/// percent-encoded, escaped as in JSON, and as QSettings writes texts, bytes and variants.
class SecretScan {
public:
    SecretScan();

    void add(const QByteArray &secret);
    /// A UUID: in either case, without hyphens, and as its sixteen bytes, too.
    void addKey(const QByteArray &key);
    [[nodiscard]] qsizetype size() const { return m_secrets; }

    [[nodiscard]] bool hasTraceIn(const QByteArray &content) const;
    /// The files below these folders, those whose path begins like one of `excepted` left out.
    [[nodiscard]] QStringList filesWithTraces(const QStringList &folders, const QStringList &excepted) const;

private:
    void addPieces(const QByteArray &text);
    [[nodiscard]] bool isIn(const QByteArray &reading) const;

    qsizetype m_secrets = 0;
    std::deque<QByteArray> m_texts; ///< what the pieces are pieces of
    std::unordered_set<std::string_view> m_pieces;
    std::vector<bool> m_beginnings; ///< of the pieces, three bytes long
    QByteArrayList m_short;
};

} // namespace fleetkey::test
