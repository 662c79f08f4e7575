#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <simdjson.h>

#include <array>
#include <memory>
#include <optional>
#include <string_view>

/// Reading JSON that other people wrote: forward only, by simdjson's on-demand interface. Nothing here is for
/// use outside `core/platform`. Functions that return `bool` say whether the document is still sound; after a
/// `false` nothing more may be read from it.
namespace fleetkey::json {

using Value = simdjson::ondemand::value;

/// One text being read. Copies it only where simdjson needs room behind it, or where it has to be mended
/// (invalid UTF-8, bare control characters). A byte-order mark is passed over.
class Document {
public:
    /// `Protocol`, with a title that says what is wrong, unless the text is a JSON object as far as can be
    /// seen without reading it.
    static Result<Document> open(const QByteArray &text);

    simdjson::ondemand::document &root() { return *m_root; }

private:
    Document() = default;
    simdjson::error_code iterate(QByteArray text);

    QByteArray m_text; // shared with whoever handed it in, unless it had to be copied
    std::unique_ptr<simdjson::ondemand::parser> m_parser;
    std::unique_ptr<simdjson::ondemand::document> m_root;
};

/// The error of a text that turned out broken while it was read.
[[nodiscard]] Error brokenDocument();

/// The value as a text: a string with its escapes resolved (a lone surrogate becomes U+FFFD), or a number's
/// digits; empty for anything else.
[[nodiscard]] QString textOf(Value value);
/// As `textOf`, in UTF-8, with no copy left behind unless there are escapes.
[[nodiscard]] QByteArray bytesOf(Value value);
/// A number, or a string that holds one; cut to whole.
[[nodiscard]] std::optional<qint64> integerOf(Value value);
/// `true`, `false`, their texts in any case, 0 and 1.
[[nodiscard]] std::optional<bool> boolOf(Value value);
[[nodiscard]] bool isNull(Value value);
[[nodiscard]] bool isObject(Value value);
[[nodiscard]] bool isArray(Value value);
/// The object's own text. It can be entered afterwards.
[[nodiscard]] std::optional<QByteArray> rawObject(simdjson::ondemand::object &object);

/// Property names are compared without regard to case; `name` is in lower case and has letters only.
[[nodiscard]] inline bool isNamed(std::string_view key, std::string_view name) {
    if (key.size() != name.size())
        return false;
    for (size_t i = 0; i < key.size(); ++i) {
        if ((key[i] | 0x20) != name[i])
            return false;
    }
    return true;
}

/// The key as it is written. An escape in it is left as it is: no name of the contract has one.
[[nodiscard]] std::string_view keyOf(const simdjson::ondemand::field &field);

/// Calls `visit(key, value)`, which returns whether the document is still sound, for each field of an object
/// that has been entered.
template <typename Visit> bool eachField(simdjson::ondemand::object object, Visit visit) {
    for (simdjson::simdjson_result<simdjson::ondemand::field> result : object) {
        simdjson::ondemand::field field;
        if (std::move(result).get(field) != simdjson::SUCCESS)
            return false;
        if (!visit(keyOf(field), field.value()))
            return false;
    }
    return true;
}

/// The same for a value, which has no fields when it is something else than an object.
template <typename Visit> bool eachField(Value value, Visit visit) {
    if (!isObject(value))
        return true;
    simdjson::ondemand::object object;
    return value.get_object().get(object) == simdjson::SUCCESS && eachField(object, std::move(visit));
}

/// Calls `visit(value)`, which returns whether the document is still sound, for each element of an array;
/// never when the value is something else.
template <typename Visit> bool eachElement(Value value, Visit visit) {
    if (!isArray(value))
        return true;
    simdjson::ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS)
        return false;
    for (simdjson::simdjson_result<Value> result : array) {
        Value element;
        if (std::move(result).get(element) != simdjson::SUCCESS || !visit(element))
            return false;
    }
    return true;
}

/// A property that is a member of `Owner`.
template <typename Owner, typename Member> struct Property {
    std::string_view name; ///< in lower case
    Member Owner::*member;
};

/// Which of the properties has this key; its index, or -1. Properties mostly come in the same order: `hint`
/// is where to look first, and is moved on.
template <typename Owner, typename Member, size_t N>
int findProperty(
    const std::array<Property<Owner, Member>, N> &properties, std::string_view key, size_t &hint) {
    for (size_t i = 0; i < N; ++i) {
        const size_t at = hint + i < N ? hint + i : hint + i - N;
        if (isNamed(key, properties[at].name)) {
            hint = at + 1 < N ? at + 1 : 0;
            return static_cast<int>(at);
        }
    }
    return -1;
}

/// Reads the texts of an object into the members of `owner`.
template <typename Owner, size_t N>
bool readTexts(Value value, Owner &owner, const std::array<Property<Owner, QString>, N> &properties) {
    size_t hint = 0;
    return eachField(value, [&](std::string_view key, Value field) {
        if (const int at = findProperty(properties, key, hint); at >= 0)
            owner.*(properties[static_cast<size_t>(at)].member) = textOf(field);
        return true;
    });
}

} // namespace fleetkey::json
