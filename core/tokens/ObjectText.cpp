#include "core/tokens/ObjectText.h"

#include "core/base/SecretString.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace fleetkey {

std::optional<ObjectText> objectAt(QByteArrayView text, qsizetype begin) {
    constexpr qsizetype deepest = 64;
    ObjectText object;
    qsizetype escape = -1; // where the last one begins
    qsizetype taken = begin; // up to here
    const auto take = [&](qsizetype end) {
        object.text.append(text.sliced(taken, end - taken));
        taken = end;
    };
    for (qsizetype at = begin; at < text.size(); ++at) {
        const char c = text[at];
        if (object.inString && (c == '\n' || c == '\r')) {
            take(at);
            while (at + 1 < text.size() && std::string_view("\r\n \t").contains(text[at + 1]))
                ++at;
            taken = at + 1;
        } else if (object.inString && c == '\\') {
            escape = at++;
        } else if (c == '"') {
            object.inString = !object.inString;
        } else if (!object.inString && (c == '{' || c == '[')) {
            object.open.append(c == '{' ? '}' : ']');
            if (object.open.size() > deepest)
                return std::nullopt;
        } else if (!object.inString && (c == '}' || c == ']')) {
            if (!object.open.endsWith(c))
                return std::nullopt;
            object.open.chop(1);
            if (object.open.isEmpty()) {
                take(at + 1);
                object.end = at + 1;
                return object;
            }
        }
    }
    const QByteArrayView cut = text.sliced(escape < 0 ? text.size() : escape);
    constexpr qsizetype longestEscape = 6; // \u1234
    const bool isCut = cut.size() == 1 || (cut.startsWith("\\u") && cut.size() < longestEscape);
    take(isCut && escape >= taken ? escape : text.size());
    object.end = text.size();
    return object;
}

QJsonDocument parsed(const ObjectText &object) {
    if (!object.isCut())
        return QJsonDocument::fromJson(object.text);
    const auto isPartOfValue = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("+-.").contains(c);
    };
    QByteArrayView whole = object.text;
    while (!object.inString && !whole.isEmpty() && isPartOfValue(whole.back()))
        whole.chop(1);
    if (!object.inString)
        whole = whole.trimmed();
    const QByteArray mark = QString(ObjectText::cutMark).toUtf8() + '"';
    const char last = whole.isEmpty() ? ' ' : whole.back();
    QByteArrayList endings;
    if (object.inString)
        endings = {mark, mark + ":null"}; // in a value, or a name
    else if (last == '"')
        endings = {{}, ":null"}; // behind one
    else if (last == ',' && object.open.endsWith('}'))
        endings = {"\"\":null"};
    else
        endings = {last == ',' || last == ':' ? "null" : ""};
    QByteArray closing = object.open;
    std::ranges::reverse(closing);
    for (const QByteArray &ending : endings) {
        QByteArray text = whole.toByteArray() + ending + closing;
        const QJsonDocument document = QJsonDocument::fromJson(text);
        wipe(text);
        if (!document.isNull())
            return document;
    }
    return {};
}

} // namespace fleetkey
