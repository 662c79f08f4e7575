#include "core/platform/Json.h"

#include "core/platform/HttpRequest.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace fleetkey::json {

namespace {

/// Longer than any name of the contract, and no longer than the padding behind a document.
constexpr std::ptrdiff_t longestName = 32;

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/// The text of a scalar as it is written, without the space behind it.
std::string_view tokenOf(Value &value) {
    std::string_view token = value.raw_json_token();
    const size_t last = token.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view() : token.substr(0, last + 1);
}

bool isString(std::string_view token) {
    return token.size() >= 2 && token.front() == '"' && token.back() == '"';
}

bool isNumber(std::string_view token) {
    return !token.empty() && (token.front() == '-' || (token.front() >= '0' && token.front() <= '9'));
}

QByteArrayView viewOf(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// What is between the quotes of a string or the number as it is; empty for anything else.
QByteArrayView contentOf(std::string_view token) {
    if (isString(token))
        return viewOf(token.substr(1, token.size() - 2));
    return isNumber(token) ? viewOf(token) : QByteArrayView();
}

bool hasEscapes(QByteArrayView content) {
    return content.contains('\\');
}

/// The four hexadecimal digits of `\u`, or nothing where they are not.
std::optional<char16_t> hexUnit(QByteArrayView digits) {
    if (digits.size() < 4)
        return std::nullopt;
    bool good = false;
    const uint unit = digits.first(4).toUInt(&good, 16);
    return good ? std::optional(static_cast<char16_t>(unit)) : std::nullopt;
}

char16_t simpleEscape(char letter) {
    switch (letter) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return static_cast<char16_t>(static_cast<unsigned char>(letter));
    }
}

void replaceLoneSurrogates(QString &text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        const bool paired
            = text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (paired)
            ++i;
        else
            text[i] = QChar(QChar::ReplacementCharacter);
    }
}

/// By hand, because simdjson gives a whole string up for one lone surrogate.
QString unescaped(QByteArrayView content) {
    QString text;
    text.reserve(content.size());
    while (!content.isEmpty()) {
        const qsizetype backslash = content.indexOf('\\');
        text += QString::fromUtf8(backslash < 0 ? content : content.first(backslash));
        if (backslash < 0 || backslash + 1 >= content.size())
            break;
        const char letter = content.at(backslash + 1);
        content = content.sliced(backslash + 2);
        if (letter != 'u') {
            text += QChar(simpleEscape(letter));
        } else if (const std::optional<char16_t> unit = hexUnit(content)) {
            text += QChar(*unit);
            content = content.sliced(4);
        } else {
            text += QChar(QChar::ReplacementCharacter);
        }
    }
    replaceLoneSurrogates(text);
    return text;
}

/// The text with everything replaced that makes simdjson give the whole document up although the rest can be
/// read.
QByteArray mended(const QByteArray &text) {
    QByteArray result = QString::fromUtf8(text).toUtf8();
    for (char &c : result) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return result;
}

std::unexpected<Error> unreadable(const QString &why) {
    return fail(ErrorKind::Protocol, why);
}

QString explain(simdjson::error_code code) {
    switch (code) {
    case simdjson::EMPTY:
        return u"the answer is empty"_s;
    case simdjson::UNCLOSED_STRING:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
        return u"the answer ends too early"_s;
    case simdjson::INCORRECT_TYPE:
        return u"the answer is JSON, but not an object"_s;
    default:
        return u"the answer is not JSON: "_s + QString::fromUtf8(simdjson::error_message(code));
    }
}

} // namespace

Result<Document> Document::open(const QByteArray &text) {
    if (text.size() > largestAnswer)
        return unreadable(u"the answer is too large (%1 bytes)"_s.arg(text.size()));
    QByteArrayView content = QByteArrayView(text);
    if (content.startsWith(byteOrderMark))
        content = content.sliced(byteOrderMark.size());
    content = content.trimmed();
    if (content.isEmpty())
        return unreadable(u"the answer is empty"_s);
    if (content.startsWith('<'))
        return unreadable(u"the answer is a web page, not data"_s);
    if (!content.startsWith('{'))
        return unreadable(u"the answer is not a JSON object"_s);

    Document document;
    simdjson::error_code code = document.iterate(text);
    if (code == simdjson::UTF8_ERROR || code == simdjson::UNESCAPED_CHARS)
        code = document.iterate(mended(text));
    if (code != simdjson::SUCCESS)
        return unreadable(explain(code));
    return document;
}

simdjson::error_code Document::iterate(QByteArray text) {
    static_assert(bodyPadding >= static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    m_text = std::move(text);
    if (m_text.capacity() - m_text.size() < bodyPadding)
        m_text.reserve(m_text.size() + bodyPadding);
    const qsizetype skipped = m_text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    const simdjson::padded_string_view view(m_text.constData() + skipped,
        static_cast<size_t>(m_text.size() - skipped), static_cast<size_t>(m_text.capacity() - skipped));
    m_parser = std::make_unique<simdjson::ondemand::parser>();
    m_root = std::make_unique<simdjson::ondemand::document>();
    return m_parser->iterate(view).get(*m_root);
}

Error brokenDocument() {
    return unreadable(u"the answer ends too early, or is not JSON throughout"_s).error();
}

QString textOf(Value value) {
    const QByteArrayView content = contentOf(tokenOf(value));
    return hasEscapes(content) ? unescaped(content) : QString::fromUtf8(content);
}

QByteArray bytesOf(Value value) {
    const QByteArrayView content = contentOf(tokenOf(value));
    return hasEscapes(content) ? unescaped(content).toUtf8() : content.toByteArray();
}

std::optional<qint64> integerOf(Value value) {
    const QByteArrayView content = contentOf(tokenOf(value)).trimmed();
    bool good = false;
    if (const qint64 whole = content.toLongLong(&good); good)
        return whole;
    const double number = content.toDouble(&good);
    // Beyond 2^53 a double is no longer exact, and nothing that is counted here is as large.
    if (!good || !(std::abs(number) <= 9007199254740992.0))
        return std::nullopt;
    return static_cast<qint64>(number);
}

std::optional<bool> boolOf(Value value) {
    const std::string_view token = tokenOf(value);
    const QByteArrayView word = isString(token) ? contentOf(token).trimmed() : viewOf(token);
    if (word.compare("true", Qt::CaseInsensitive) == 0 || word == "1")
        return true;
    if (word.compare("false", Qt::CaseInsensitive) == 0 || word == "0")
        return false;
    return std::nullopt;
}

bool isNull(Value value) {
    return tokenOf(value) == "null";
}

bool isObject(Value value) {
    return std::string_view(value.raw_json_token()).starts_with('{');
}

bool isArray(Value value) {
    return std::string_view(value.raw_json_token()).starts_with('[');
}

std::optional<QByteArray> rawObject(simdjson::ondemand::object &object) {
    std::string_view raw;
    if (object.raw_json().get(raw) != simdjson::SUCCESS)
        return std::nullopt;
    bool hasFields = false;
    if (object.reset().get(hasFields) != simdjson::SUCCESS)
        return std::nullopt;
    return viewOf(raw).trimmed().toByteArray();
}

std::string_view keyOf(const simdjson::ondemand::field &field) {
    const char *begin = field.key().raw();
    return {begin, static_cast<size_t>(std::find(begin, begin + longestName, '"') - begin)};
}

} // namespace fleetkey::json
