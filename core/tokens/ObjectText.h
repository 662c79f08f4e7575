#pragma once

#include "core/base/SecretString.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonDocument>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>

namespace fleetkey {

/// An object of JSON as it stands in a text, perhaps torn by line breaks, perhaps cut by the text's end.
struct ObjectText {
    /// Ends each value that the end of the text has cut.
    static constexpr QChar cutMark{0xfdd0};

    QByteArray text; ///< without the line breaks, and the indentation behind them, that tear its strings
    QByteArray open; ///< what closes all that is open where the text ends, the outermost first
    bool inString = false; ///< where the text ends
    qsizetype end = 0; ///< in the text around it

    [[nodiscard]] bool isCut() const { return !open.isEmpty(); }
};

/// The object that begins here; nothing where its brackets do not match.
[[nodiscard]] inline std::optional<ObjectText> objectAt(QByteArrayView text, qsizetype begin) {
    ObjectText object;
    qsizetype escape = -1; // where the last one begins
    bool torn = false;
    for (qsizetype at = begin; at < text.size(); ++at) {
        const char c = text[at];
        torn = object.inString && (c == '\n' || c == '\r' || (torn && (c == ' ' || c == '\t')));
        if (torn)
            continue;
        if (object.inString && c == '\\') {
            escape = object.text.size();
            object.text.append(c);
            if (++at < text.size())
                object.text.append(text[at]);
            continue;
        }
        object.text.append(c);
        if (c == '"')
            object.inString = !object.inString;
        if (object.inString)
            continue;
        if (c == '{' || c == '[')
            object.open.append(c == '{' ? '}' : ']');
        if (c != '}' && c != ']')
            continue;
        if (!object.open.endsWith(c))
            return std::nullopt;
        object.open.chop(1);
        if (object.open.isEmpty()) {
            object.end = at + 1;
            return object;
        }
    }
    object.end = text.size();
    constexpr qsizetype longestEscape = 6; // \u1234
    const QByteArrayView cut = QByteArrayView(object.text).sliced(escape < 0 ? object.text.size() : escape);
    if (object.inString && (cut.size() == 1 || (cut.startsWith("\\u") && cut.size() < longestEscape)))
        object.text.chop(cut.size());
    return object;
}

/// Read as JSON; null where it is none. One that was cut is completed: what its end has cut through is marked
/// where it is a string, and left out where it is anything else.
[[nodiscard]] inline QJsonDocument parsed(const ObjectText &object) {
    if (!object.isCut())
        return QJsonDocument::fromJson(object.text);
    const auto isPartOfValue = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("+-.").contains(c);
    };
    QByteArrayView whole = object.text;
    while (!object.inString && !whole.isEmpty() && isPartOfValue(whole.back()))
        whole.chop(1);
    const QByteArray mark = QString(ObjectText::cutMark).toUtf8() + '"';
    // In a value or a name; behind a value, a name, a colon or a comma.
    const QByteArrayList endings = object.inString ? QByteArrayList{mark, mark + ":null"}
                                                   : QByteArrayList{{}, ":null", "null", "\"\":null"};
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
