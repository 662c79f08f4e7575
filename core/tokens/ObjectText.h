#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QChar>
#include <QJsonDocument>

#include <optional>

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

/// The object that begins here; nothing where its brackets do not match, or are more than anybody nests.
[[nodiscard]] std::optional<ObjectText> objectAt(QByteArrayView text, qsizetype begin);

/// Read as JSON; null where it is none. One that was cut is completed: what its end has cut through is marked
/// where it is a string, and left out where it is anything else.
[[nodiscard]] QJsonDocument parsed(const ObjectText &object);

} // namespace fleetkey
