#pragma once

#include "core/tokens/TokenFinding.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <vector>

namespace fleetkey {

/// A pasted text while what mail clients, logs and copying did to it is undone. Knows where each byte stood,
/// so that findings point into what the person sees. Wiped when it goes.
class MendedText {
public:
    explicit MendedText(QByteArray utf8);
    ~MendedText();
    MendedText &operator=(const MendedText &) = delete;

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    /// Where this byte stood in the pasted text: in UTF-16 units, as an edit field counts, from 1.
    [[nodiscard]] qsizetype position(qsizetype index) const;
    /// The same in its bytes, from 0; at no cost.
    [[nodiscard]] qsizetype origin(qsizetype index) const;
    [[nodiscard]] const QList<TokenFinding> &findings() const { return m_findings; }

    /// Undoes everything that can be told from the text alone.
    void mend();
    /// The same with one level of backslashes taken away, as in JSON that was logged as a JSON text. Null
    /// where there is none.
    [[nodiscard]] std::unique_ptr<MendedText> unescaped() const;

private:
    MendedText(const MendedText &) = default;

    /// What becomes of the bytes at `at`: how many are read, and what they turn into.
    struct Piece {
        qsizetype length = 1;
        QByteArray becomes;
        bool changed = false;
    };
    using Reader = std::function<Piece(QByteArrayView text, qsizetype at)>;

    /// Rewrites the text piece by piece; how many were changed, and where the first was.
    qsizetype rewrite(const Reader &read, qsizetype *first);
    void note(TokenFinding::Kind kind, qsizetype count, qsizetype first);

    void dropInvisible();
    void dropMailQuotes();
    void dropCarets();
    void decodeQuotedPrintable();
    void decodePercent();

    QByteArray m_original;
    QByteArray m_bytes;
    std::vector<quint32> m_origins; ///< of each byte, in the original's bytes
    QList<TokenFinding> m_findings;
};

} // namespace fleetkey
