#pragma once

#include <QJsonValue>

namespace fleetkey::test {

/// Where an answer differs from what an example shows, in words; empty when it does not. In the example,
/// "<uuid>", "<text>", "<number>", "<bool>", "<date>", "<jwt>" and "<any>" stand for any such value, with a
/// "?" for null as well. Objects have the members shown and no others, unless they show "*"; an array that
/// begins with "<each>" has at least one item, each like the second shown.
QString difference(const QJsonValue &shown, const QJsonValue &actual, const QString &place);

} // namespace fleetkey::test
