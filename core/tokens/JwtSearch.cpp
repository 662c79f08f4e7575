#include "core/tokens/JwtSearch.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Kind = TokenFinding::Kind;

constexpr size_t mostTokens = 8;
constexpr int mostJoins = 8192;
constexpr int mostSpaces = 64;
constexpr qsizetype shortestPiece = 8;
/// Of spaces and line ends between two pieces.
constexpr qsizetype widestGap = 80;

bool isTokenCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.' || c == '+'
        || c == '/' || c == '=';
}

bool isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// `{"`, or `{` and a space or line end, in base64.
bool beginsLikeToken(QByteArrayView text) {
    constexpr std::array beginnings{"eyJ", "eyA", "ewo", "ew0", "ewk"};
    return text.startsWith('e') && std::ranges::any_of(beginnings, [text](const char *beginning) {
        return text.startsWith(beginning);
    });
}

qsizetype runEnd(QByteArrayView text, qsizetype begin) {
    qsizetype end = begin;
    while (end < text.size() && isTokenCharacter(text[end]))
        ++end;
    return end;
}

/// A token being put together from pieces of a text.
class Assembly {
public:
    Assembly(QByteArrayView text, qsizetype begin)
        : m_text(text) {
        append(begin, runEnd(text, begin));
        m_widest = m_end - begin;
        m_last = m_widest;
    }

    [[nodiscard]] qsizetype end() const { return m_end; }
    [[nodiscard]] int joins() const { return m_joins; }
    [[nodiscard]] const QByteArray &characters() const { return m_characters; }
    [[nodiscard]] qsizetype position(qsizetype index) const {
        if (m_positions.empty())
            return 1;
        const auto at = static_cast<size_t>(
            std::clamp<qsizetype>(index, 0, static_cast<qsizetype>(m_positions.size()) - 1));
        return m_positions[at] + 1 + (index >= static_cast<qsizetype>(m_positions.size()) ? 1 : 0);
    }
    [[nodiscard]] qsizetype firstJoin() const { return m_firstJoin; }
    [[nodiscard]] bool isFollowedBy(QByteArrayView mark) const {
        return m_text.sliced(m_end).startsWith(mark);
    }

    /// True where nothing that follows can belong to it.
    [[nodiscard]] bool isWhole() {
        const qsizetype last = m_characters.size() - 1 - m_lastDot;
        if (m_dots == 4)
            return last == 22 || last == 32 || last == 43; // the tags of JWE
        return m_dots == 2 && isWholeSignature(algorithm(), last);
    }

    /// True where it was put together from lines of one width, the last one shorter; a single word below
    /// a line proves no block.
    [[nodiscard]] bool isBlock() const { return m_joins > 1 && m_block; }

    /// Takes the next piece in, if it seems to belong to the token.
    bool join() {
        qsizetype next = m_end;
        bool newLine = false;
        while (next < m_text.size() && isSpace(m_text[next]) && next - m_end <= widestGap)
            newLine |= m_text[next++] == '\n';
        const qsizetype end = runEnd(m_text, next);
        const bool word = end == m_text.size() || isSpace(m_text[end]) || m_text[end] == '"'
            || m_text[end] == '\'' || m_text[end] == ',' || m_text[end] == '}';
        if (next == m_end || end == next || !word || m_joins >= mostJoins)
            return false;
        if (!newLine && ++m_spaces > mostSpaces)
            return false;
        if (m_dots >= 2 && !mayGoOn(next, end, newLine))
            return false;
        m_block &= newLine && m_last == m_widest && end - next <= m_widest;
        if (m_joins++ == 0)
            m_firstJoin = m_end + 1;
        m_last = end - next;
        m_widest = std::max(m_widest, m_last);
        append(next, end);
        return true;
    }

private:
    void append(qsizetype begin, qsizetype end) {
        for (qsizetype at = begin; at < end; ++at) {
            if (m_text[at] == '.') {
                ++m_dots;
                m_lastDot = m_characters.size();
            }
            m_characters.append(m_text[at]);
            m_positions.push_back(at);
        }
        m_end = end;
    }

    /// The signature has begun: a line goes on as long as lines are full.
    bool mayGoOn(qsizetype next, qsizetype end, bool newLine) {
        if (beginsLikeToken(m_text.sliced(next)))
            return false;
        const qsizetype signature = m_characters.size() - 1 - m_lastDot;
        return m_dots == 4 || signature == 0 || isPartOfSignature(signature + end - next)
            || (newLine && m_last == m_widest && end - next <= m_widest);
    }

    bool isPartOfSignature(qsizetype characters) {
        return m_dots == 2 && isWholeSignature(algorithm(), characters);
    }

    const QString &algorithm() {
        if (m_algorithm.isNull()) {
            const QByteArray header = m_characters.first(std::max<qsizetype>(0, m_characters.indexOf('.')));
            const auto decoded = decodeJwt(header + ".e30.");
            m_algorithm = decoded ? decoded->header.value(u"alg").toString() : QString();
            if (m_algorithm.isNull())
                m_algorithm = u""_s;
        }
        return m_algorithm;
    }

    QByteArrayView m_text;
    QByteArray m_characters;
    std::vector<qsizetype> m_positions;
    QString m_algorithm;
    qsizetype m_end = 0;
    qsizetype m_lastDot = -1;
    qsizetype m_widest = 0;
    qsizetype m_last = 0;
    qsizetype m_firstJoin = 0;
    bool m_block = true;
    int m_dots = 0;
    int m_joins = 0;
    int m_spaces = 0;
};

TokenFinding finding(Kind kind, qsizetype position, qsizetype count = 0) {
    TokenFinding found;
    found.kind = kind;
    found.position = position;
    found.count = count;
    return found;
}

/// A full stop after the token, or a path that goes on behind it, is not part of it.
QByteArray withoutTail(QByteArray token) {
    qsizetype tail = 0;
    while (tail < token.size() && token[token.size() - 1 - tail] == '.')
        ++tail;
    token.chop(std::clamp<qsizetype>(token.count('.') - 2, 0, tail));
    const qsizetype slash = token.indexOf('/');
    const qsizetype secondDot = token.indexOf('.', token.indexOf('.') + 1);
    if (slash > secondDot && secondDot > 0 && decodeJwt(token.first(slash))) {
        const auto decoded = decodeJwt(token.first(slash));
        if (isWholeSignature(decoded->header.value(u"alg").toString(), slash - secondDot - 1))
            token.truncate(slash);
    }
    return token;
}

FoundJwt concluded(const Assembly &assembly, qsizetype begin) {
    FoundJwt found{{}, std::unexpected(JwtFault{}), begin, 0, {}};
    QByteArray token = withoutTail(assembly.characters());
    found.end = assembly.position(token.size() - 1);
    const auto otherAlphabet = std::ranges::find_if(token, [](char c) { return c == '+' || c == '/'; });
    if (otherAlphabet != token.end()) {
        found.findings.append(
            finding(Kind::Base64Alphabet, assembly.position(otherAlphabet - token.begin())));
        token.replace('+', '-').replace('/', '_');
    }
    if (assembly.joins() > 0)
        found.findings.append(finding(Kind::Whitespace, assembly.firstJoin(), assembly.joins()));
    found.decoded = decodeJwt(token);
    // Behind a whole token dots end a sentence.
    const QByteArrayView shortened = found.decoded ? QByteArrayView(token) : assembly.characters();
    if (const qsizetype dots = shortened.indexOf("..."); dots >= 0)
        found.findings.append(finding(Kind::Ellipsis, assembly.position(dots)));
    else if (assembly.isFollowedBy("\xE2\x80\xA6"))
        found.findings.append(finding(Kind::Ellipsis, assembly.end() + 1));
    if (!found.decoded) {
        JwtFault &fault = found.decoded.error();
        fault.position = fault.position == 0 ? 0 : assembly.position(fault.position - 1);
    }
    if (const qsizetype padding = token.indexOf('='); padding >= 0) {
        found.findings.append(finding(Kind::Padding, assembly.position(padding), token.count('=')));
        token.removeIf([](char c) { return c == '='; });
    }
    found.token = SecretString(std::move(token));
    return found;
}

} // namespace

bool isWholeSignature(const QString &algorithm, qsizetype characters) {
    struct Length {
        QLatin1StringView algorithm;
        std::array<qsizetype, 4> characters;
    };
    constexpr std::array<qsizetype, 4> rsa{342, 512, 683}; // keys of 2,048 to 4,096 bits
    constexpr std::array lengths{Length{QLatin1StringView("HS256"), {43}},
        Length{QLatin1StringView("HS384"), {64}}, Length{QLatin1StringView("HS512"), {86}},
        Length{QLatin1StringView("ES256"), {86}}, Length{QLatin1StringView("ES256K"), {86}},
        Length{QLatin1StringView("ES384"), {128}}, Length{QLatin1StringView("ES512"), {176}},
        Length{QLatin1StringView("EdDSA"), {86, 152}}, Length{QLatin1StringView("RS256"), rsa},
        Length{QLatin1StringView("RS384"), rsa}, Length{QLatin1StringView("RS512"), rsa},
        Length{QLatin1StringView("PS256"), rsa}, Length{QLatin1StringView("PS384"), rsa},
        Length{QLatin1StringView("PS512"), rsa}};
    if (algorithm.compare(u"none", Qt::CaseInsensitive) == 0)
        return characters == 0;
    const auto *const known = std::ranges::find(lengths, algorithm, &Length::algorithm);
    return known != lengths.end() && characters > 0
        && std::ranges::find(known->characters, characters) != known->characters.end();
}

FoundJwt readJwt(QByteArrayView text, qsizetype begin) {
    Assembly alone(text, begin);
    if (alone.isWhole())
        return concluded(alone, begin);
    Assembly joined = alone;
    while (!joined.isWhole() && joined.join()) { }
    FoundJwt first = concluded(alone, begin);
    if (joined.joins() == 0)
        return first;
    FoundJwt whole = concluded(joined, begin);
    const bool better = whole.decoded && (!first.decoded || joined.isWhole());
    // Torn into lines, and cut: it breaks where the last line ends, not the first.
    const bool cutBlock = joined.isBlock() && !whole.decoded && !first.decoded;
    return better || cutBlock ? std::move(whole) : std::move(first);
}

std::vector<FoundJwt> findJwts(QByteArrayView text) {
    std::vector<FoundJwt> found;
    for (qsizetype at = 0; at + 3 < text.size() && found.size() < mostTokens;) {
        // `token=…`, `/…` and a form's `Bearer+…` end before it.
        const bool inside
            = at > 0 && isTokenCharacter(text[at - 1]) && !std::string_view("=/+").contains(text[at - 1]);
        if (inside || !beginsLikeToken(text.sliced(at))) {
            ++at;
            continue;
        }
        // Three letters prove nothing.
        const qsizetype end = runEnd(text, at);
        if (end - at < shortestPiece) {
            at = end;
            continue;
        }
        found.push_back(readJwt(text, at));
        at = std::max(found.back().end, end);
    }
    return found;
}

} // namespace fleetkey
