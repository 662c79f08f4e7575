#include "tests/contract/Pattern.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {

bool isLike(const QString &kind, const QJsonValue &actual) {
    static const QMap<QString, QRegularExpression> texts{
        {u"uuid"_s, QRegularExpression(u"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"_s)},
        {u"date"_s, QRegularExpression(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?$"_s)},
        {u"jwt"_s, QRegularExpression(u"^[\\w-]+\\.[\\w-]+\\.[\\w-]+$"_s)},
        {u"text"_s, QRegularExpression(u""_s)}};
    if (kind == u"any")
        return true;
    if (kind == u"number")
        return actual.isDouble();
    if (kind == u"bool")
        return actual.isBool();
    return texts.contains(kind) && actual.isString() && texts.value(kind).match(actual.toString()).hasMatch();
}

QString differenceOfObjects(const QJsonObject &shown, const QJsonObject &actual, const QString &place) {
    for (auto member = shown.begin(); member != shown.end(); ++member) {
        if (member.key() == u"*")
            continue;
        if (!actual.contains(member.key()))
            return place + u'.' + member.key() + u" is missing"_s;
        const QString found
            = difference(member.value(), actual.value(member.key()), place + u'.' + member.key());
        if (!found.isEmpty())
            return found;
    }
    for (auto member = actual.begin(); member != actual.end() && !shown.contains(u"*"_s); ++member) {
        if (!shown.contains(member.key()))
            return place + u'.' + member.key() + u" is not expected"_s;
    }
    return {};
}

QString differenceOfArrays(const QJsonArray &shown, const QJsonArray &actual, const QString &place) {
    const bool isEach = shown.at(0).toString() == u"<each>";
    if (isEach ? actual.isEmpty() : actual.size() != shown.size())
        return place + u" has %1 items"_s.arg(actual.size());
    for (qsizetype i = 0; i < actual.size(); ++i) {
        const QString found = difference(shown.at(isEach ? 1 : i), actual.at(i), place + u"[%1]"_s.arg(i));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

} // namespace

QString difference(const QJsonValue &shown, const QJsonValue &actual, const QString &place) {
    static const QRegularExpression wildcard(u"^<([a-z]+)(\\?)?>$"_s);
    const QRegularExpressionMatch match = wildcard.match(shown.toString());
    if (match.hasMatch()) {
        const bool isLikeIt
            = (actual.isNull() && !match.captured(2).isEmpty()) || isLike(match.captured(1), actual);
        return isLikeIt ? QString() : place + u" is no "_s + match.captured(1);
    }
    if (shown.isObject() && actual.isObject())
        return differenceOfObjects(shown.toObject(), actual.toObject(), place);
    if (shown.isArray() && actual.isArray())
        return differenceOfArrays(shown.toArray(), actual.toArray(), place);
    if (shown == actual)
        return {};
    return place + u" is "_s
        + QString::fromUtf8(QJsonDocument(QJsonArray{actual}).toJson(QJsonDocument::Compact))
        + u" instead of "_s
        + QString::fromUtf8(QJsonDocument(QJsonArray{shown}).toJson(QJsonDocument::Compact));
}

} // namespace fleetkey::test
