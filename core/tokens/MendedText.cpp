#include "core/tokens/MendedText.h"

#include "core/base/SecretString.h"
#include "core/platform/Identifiers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <numeric>
#include <string_view>

namespace fleetkey {

namespace {

using Kind = TokenFinding::Kind;

struct Replacement {
    std::string_view from;
    std::string_view to;
};

/// What word processors, chats and web pages put into texts, in UTF-8.
constexpr std::array replacements{
    Replacement{"\xE2\x80\x8B", ""}, // zero-width space
    Replacement{"\xE2\x80\x8C", ""}, Replacement{"\xE2\x80\x8D", ""}, // zero-width (non-)joiner
    Replacement{"\xE2\x80\x8E", ""}, Replacement{"\xE2\x80\x8F", ""}, // directions
    Replacement{"\xE2\x81\xA0", ""}, // word joiner
    Replacement{"\xEF\xBB\xBF", ""}, // byte-order mark
    Replacement{"\xC2\xAD", ""}, // soft hyphen
    Replacement{"\xC2\xA0", " "}, // no-break space
    Replacement{"\xE2\x80\x9C", "\""}, Replacement{"\xE2\x80\x9D", "\""}, // double quotation marks
    Replacement{"\xE2\x80\x98", "'"}, Replacement{"\xE2\x80\x99", "'"}, // single ones
    Replacement{"\xE2\x80\x90", "-"}, Replacement{"\xE2\x80\x91", "-"}, // hyphens
    Replacement{"\xE2\x80\x93", "-"}, Replacement{"\xE2\x80\x94", "-"}, // dashes
};

std::string_view viewOf(QByteArrayView text) {
    return {text.data(), static_cast<size_t>(text.size())};
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The printable character or line end that two hexadecimal digits at `at` stand for; -1 for anything else.
int characterAt(QByteArrayView text, qsizetype at) {
    if (at + 2 > text.size())
        return -1;
    const int high = hexValue(text[at]);
    const int low = hexValue(text[at + 1]);
    const int value = high * 16 + low;
    const bool usable = (value >= 0x20 && value < 0x7f) || value == '\n' || value == '\r' || value == '\t';
    return high >= 0 && low >= 0 && usable ? value : -1;
}

/// Whether a line begins here that is called something, as in `Access token: …` or `ACCESS_TOKEN=…`.
bool isLabelled(QByteArrayView text, qsizetype at) {
    constexpr qsizetype longestName = 40;
    qsizetype end = at;
    while (end < text.size() && end - at < longestName
        && (std::isalpha(static_cast<unsigned char>(text[end])) != 0
            || std::string_view(" _-").contains(text[end])))
        ++end;
    return end > at && end < text.size() && (text[end] == ':' || text[end] == '=');
}

/// How long the soft line break at this `=` is, or 0: only one with a text after it. A mail breaks where a
/// line is as long as it may be; elsewhere, and before another name, an `=` that ends a line is a value's
/// padding.
qsizetype softBreakAt(QByteArrayView text, qsizetype at) {
    constexpr qsizetype shortestBroken = 64; // of the 76 that a mail's line may have
    constexpr qsizetype longestBroken = 78;
    qsizetype end = at + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r'))
        ++end;
    if (end + 1 >= text.size() || text[end] != '\n')
        return 0;
    const qsizetype from = std::max<qsizetype>(0, at - longestBroken - 1); // all that may be of the line
    const qsizetype lineEnd = text.sliced(from, at - from).lastIndexOf('\n');
    const qsizetype length = lineEnd < 0 && from > 0 ? longestBroken + 1 : at - (from + lineEnd + 1);
    if (length < shortestBroken || length > longestBroken || text[at - 1] == '=' || isLabelled(text, end + 1))
        return 0;
    return std::isspace(static_cast<unsigned char>(text[end + 1])) ? 0 : end + 1 - at;
}

/// How much of a line's beginning is a mail's quotation, from `at` on.
qsizetype mailQuoteAt(QByteArrayView text, qsizetype at) {
    qsizetype end = at;
    qsizetype quote = at;
    while (end < text.size() && (text[end] == '>' || text[end] == ' ')) {
        quote = text[end] == '>' ? end + 1 : quote;
        ++end;
    }
    if (quote == at)
        return 0;
    return (quote < text.size() && text[quote] == ' ' ? quote + 1 : quote) - at;
}

bool atLineBegin(QByteArrayView text, qsizetype at) {
    return at == 0 || text[at - 1] == '\n';
}

/// Whether every `=` may be one of a mail's encoding: it ends a line, or two digits follow that stand for
/// something no letter or digit, which are encoded at the beginning of a line only, as in `=46rom`.
bool mayBeQuotedPrintable(QByteArrayView text) {
    for (qsizetype at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] == '\n' || text[at + 1] == '\r'
            || softBreakAt(text, at) > 0)
            continue;
        const bool code = at + 2 < text.size() && hexValue(text[at + 1]) >= 0 && hexValue(text[at + 2]) >= 0;
        const int character = characterAt(text, at + 1);
        if (!code || (character > 0 && std::isalnum(character) != 0 && !atLineBegin(text, at)))
            return false;
    }
    return true;
}

/// Whether the `=3D` at `at` can be nothing but an encoded `=`, and not the beginning of a value `3D…`: a
/// token, a UUID or a quotation mark follows it, or it ends a long word as padding does.
bool isSurelyEncoded(QByteArrayView text, qsizetype at) {
    constexpr qsizetype uuidLength = 36;
    constexpr qsizetype longWord = 16;
    const auto isWordCharacter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    const QByteArrayView rest = text.sliced(at + 3);
    if (rest.startsWith("eyJ") || rest.startsWith('"') || rest.startsWith("=3D")
        || isUuid(QString::fromLatin1(rest.first(std::min(uuidLength, rest.size())))))
        return true;
    const QByteArrayView before
        = text.sliced(std::max<qsizetype>(0, at - longWord)).first(std::min(at, longWord));
    const bool ends = rest.isEmpty() || (!isWordCharacter(rest.front()) && rest.front() != '-');
    return ends && before.size() == longWord && std::ranges::all_of(before, isWordCharacter);
}

} // namespace

MendedText::MendedText(QByteArray utf8)
    : m_original(std::move(utf8))
    , m_bytes(m_original.constData(), m_original.size()) // a copy of its own, which can be wiped
    , m_origins(static_cast<size_t>(m_original.size())) {
    std::iota(m_origins.begin(), m_origins.end(), 0U);
}

MendedText::~MendedText() {
    wipe(m_bytes);
    wipe(m_original);
}

qsizetype MendedText::position(qsizetype index) const {
    return QString::fromUtf8(m_original.first(origin(index))).size() + 1;
}

qsizetype MendedText::origin(qsizetype index) const {
    const auto size = static_cast<qsizetype>(m_origins.size());
    return index < size ? m_origins[static_cast<size_t>(index)] : m_original.size();
}

void MendedText::mend() {
    dropInvisible();
    dropMailQuotes();
    dropCarets();
    decodeQuotedPrintable();
    decodePercent();
}

std::unique_ptr<MendedText> MendedText::unescaped() const {
    if (!m_bytes.contains("\\\""))
        return nullptr;
    std::unique_ptr<MendedText> text(new MendedText(*this));
    qsizetype first = 0;
    const qsizetype count = text->rewrite(
        [](QByteArrayView text, qsizetype at) -> Piece {
            if (text[at] != '\\' || at + 1 >= text.size())
                return {};
            switch (text[at + 1]) {
            case 'n':
            case 'r':
            case 't':
                return {2, " ", true};
            case '"':
            case '\\':
            case '/':
                return {2, QByteArray(1, text[at + 1]), true};
            default:
                return {};
            }
        },
        &first);
    text->note(Kind::Quotes, count, first);
    return text;
}

qsizetype MendedText::rewrite(const Reader &read, qsizetype *first) {
    QByteArray bytes;
    std::vector<quint32> origins;
    bytes.reserve(m_bytes.size());
    origins.reserve(m_origins.size());
    qsizetype count = 0;
    for (qsizetype at = 0; at < m_bytes.size();) {
        const Piece piece = read(m_bytes, at);
        const quint32 origin = m_origins[static_cast<size_t>(at)];
        if (piece.changed && count++ == 0)
            *first = position(at);
        if (piece.changed) {
            bytes.append(piece.becomes);
            origins.insert(origins.end(), static_cast<size_t>(piece.becomes.size()), origin);
        } else {
            bytes.append(m_bytes[at]);
            origins.push_back(origin);
        }
        at += piece.changed ? piece.length : 1;
    }
    if (count > 0) {
        wipe(m_bytes);
        m_bytes = std::move(bytes);
        m_origins = std::move(origins);
    }
    return count;
}

void MendedText::note(TokenFinding::Kind kind, qsizetype count, qsizetype first) {
    if (count == 0)
        return;
    TokenFinding finding;
    finding.kind = kind;
    finding.count = count;
    finding.position = first;
    m_findings.append(finding);
}

void MendedText::dropInvisible() {
    const bool ascii = std::ranges::all_of(m_bytes, [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii)
        return;
    qsizetype first = 0;
    const qsizetype count = rewrite(
        [](QByteArrayView text, qsizetype at) -> Piece {
            if (static_cast<signed char>(text[at]) >= 0)
                return {};
            const std::string_view rest = viewOf(text.sliced(at));
            for (const Replacement &replacement : replacements) {
                if (rest.starts_with(replacement.from))
                    return {static_cast<qsizetype>(replacement.from.size()),
                        QByteArray(replacement.to.data(), static_cast<qsizetype>(replacement.to.size())),
                        true};
            }
            return {};
        },
        &first);
    note(Kind::InvisibleCharacters, count, first);
}

void MendedText::dropMailQuotes() {
    if (!m_bytes.contains('>'))
        return;
    qsizetype lines = 0;
    qsizetype quoted = 0;
    for (qsizetype at = 0; at < m_bytes.size(); ++at) {
        if (!atLineBegin(m_bytes, at) || m_bytes[at] == '\n' || m_bytes[at] == '\r')
            continue;
        ++lines;
        quoted += mailQuoteAt(m_bytes, at) > 0 ? 1 : 0;
    }
    if (quoted == 0 || quoted * 2 < lines)
        return;
    qsizetype first = 0;
    const qsizetype count = rewrite(
        [](QByteArrayView text, qsizetype at) -> Piece {
            const qsizetype length = atLineBegin(text, at) ? mailQuoteAt(text, at) : 0;
            return {std::max<qsizetype>(length, 1), {}, length > 0};
        },
        &first);
    note(Kind::MailQuote, count, first);
}

/// A browser's curl command for Windows: `^` makes the next character an ordinary one.
void MendedText::dropCarets() {
    if (!m_bytes.contains("^\"") || !m_bytes.contains("curl"))
        return;
    qsizetype first = 0;
    rewrite(
        [](QByteArrayView text, qsizetype at) -> Piece {
            const bool escapes = text[at] == '^' && at + 1 < text.size();
            return {2, escapes ? QByteArray(1, text[at + 1]) : QByteArray(), escapes};
        },
        &first);
}

void MendedText::decodeQuotedPrintable() {
    bool broken = false;
    bool encoded = false;
    for (qsizetype at = m_bytes.indexOf('='); at >= 0; at = m_bytes.indexOf('=', at + 1)) {
        broken = broken || softBreakAt(m_bytes, at) > 0;
        encoded = encoded
            || (QByteArrayView(m_bytes).sliced(at).startsWith("=3D") && isSurelyEncoded(m_bytes, at));
    }
    // `REFRESH_TOKEN=3DF07A` may be the beginning of a value as well.
    const bool decodes = (broken || encoded) && mayBeQuotedPrintable(m_bytes);
    if (!broken && !decodes)
        return;
    qsizetype first = 0;
    const qsizetype count = rewrite(
        [decodes](QByteArrayView text, qsizetype at) -> Piece {
            if (text[at] != '=')
                return {};
            if (const qsizetype length = softBreakAt(text, at); length > 0)
                return {length, {}, true};
            const int character = decodes ? characterAt(text, at + 1) : -1;
            return {3, QByteArray(1, static_cast<char>(character)), character >= 0};
        },
        &first);
    note(Kind::QuotedPrintable, count, first);
}

void MendedText::decodePercent() {
    if (!m_bytes.contains('%'))
        return;
    qsizetype first = 0;
    const qsizetype count = rewrite(
        [](QByteArrayView text, qsizetype at) -> Piece {
            const int character = text[at] == '%' ? characterAt(text, at + 1) : -1;
            return {3, QByteArray(1, static_cast<char>(character)), character >= 0};
        },
        &first);
    note(Kind::UrlEncoded, count, first);
}

} // namespace fleetkey
