#include "core/platform/Envelope.h"

#include "core/base/Redactor.h"
#include "core/platform/Answers.h"
#include "core/platform/HttpDate.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr qsizetype mostFields = 50;
constexpr qsizetype longestWords = 500;

struct Envelope {
    qint64 status = 0;
    QString title;
    QList<FieldError> fields;
    bool hasResult = false;
};

/// Words of the platform as an error may carry them.
QString wordsOf(json::Value value) {
    QString words = json::textOf(value);
    words.truncate(longestWords);
    return redacted(words);
}

void addField(QList<FieldError> &fields, FieldError field) {
    const bool empty = field.key.isEmpty() && field.message.isEmpty();
    if (!empty && fields.size() < mostFields)
        fields.append(std::move(field));
}

/// One `{Key, Message}`, or a message alone.
bool readFieldError(json::Value value, QList<FieldError> &fields) {
    if (!json::isObject(value)) {
        addField(fields, {{}, wordsOf(value)});
        return true;
    }
    FieldError field;
    const bool sound = json::eachField(value, [&](std::string_view key, json::Value part) {
        if (json::isNamed(key, "key"))
            field.key = wordsOf(part);
        else if (json::isNamed(key, "message"))
            field.message = wordsOf(part);
        return true;
    });
    addField(fields, std::move(field));
    return sound;
}

/// `Errors[]`; also the other form that servers of this make use, an object of messages by field.
bool readErrors(json::Value value, QList<FieldError> &fields) {
    if (json::isArray(value)) {
        return json::eachElement(value, [&](json::Value element) { return readFieldError(element, fields); });
    }
    return json::eachField(value, [&](std::string_view key, json::Value messages) {
        const QString name = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
        if (!json::isArray(messages)) {
            addField(fields, {name, wordsOf(messages)});
            return true;
        }
        return json::eachElement(messages, [&](json::Value message) {
            addField(fields, {name, wordsOf(message)});
            return true;
        });
    });
}

bool readPart(std::string_view key, json::Value value, Envelope &envelope, const ResultReader &readResult) {
    if (json::isNamed(key, "result")) {
        envelope.hasResult = !json::isNull(value);
        return readResult(value);
    }
    if (json::isNamed(key, "status"))
        envelope.status = json::integerOf(value).value_or(0);
    else if (json::isNamed(key, "title"))
        envelope.title = wordsOf(value);
    else if (json::isNamed(key, "errors"))
        return readErrors(value, envelope.fields);
    return true;
}

/// False when the document is broken; what was read until then stays in `envelope`.
bool walk(json::Document &document, Envelope &envelope, const ResultReader &readResult) {
    simdjson::ondemand::object object;
    if (document.root().get_object().get(object) != simdjson::SUCCESS)
        return false;
    return json::eachField(object,
        [&](std::string_view key, json::Value value) { return readPart(key, value, envelope, readResult); });
}

ErrorKind kindOf(qint64 status) {
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::Server : ErrorKind::Validation;
    }
}

/// When a call may be made again, by the clock that gave `now`: `Retry-After` in seconds or as a date. A date
/// is one of the platform's clock, and so is the answer's own.
std::optional<QDateTime> retryMoment(const HttpResponse &response, const QDateTime &now) {
    const QByteArray text = response.header("Retry-After").trimmed();
    bool isSeconds = false;
    const qint64 seconds = text.toLongLong(&isSeconds);
    constexpr qint64 year = 366LL * 24 * 3600;
    if (isSeconds && seconds >= 0 && seconds <= year)
        return now.addSecs(seconds);
    const QDateTime date = parseHttpDate(text);
    if (!date.isValid())
        return std::nullopt;
    const QDateTime answered = parseHttpDate(response.header("Date"));
    return answered.isValid() ? now.addSecs(answered.secsTo(date)) : date;
}

Error failureFrom(qint64 status, Envelope envelope, const HttpResponse &response, const QDateTime &now) {
    Error error = Error::of(kindOf(status), std::move(envelope.title));
    error.httpStatus = static_cast<int>(std::min<qint64>(status, 999));
    error.fields = std::move(envelope.fields);
    error.requestId = response.requestId;
    error.retryAt = retryMoment(response, now);
    return error;
}

std::unexpected<Error> protocolFailure(Error error, const HttpResponse &response) {
    error.httpStatus = response.status;
    error.requestId = response.requestId;
    return fail(std::move(error));
}

/// A status of 400 and more decides, whatever the body is; the body only adds words.
Error httpFailure(const HttpResponse &response, const QDateTime &now) {
    Envelope envelope;
    Result<json::Document> document = json::Document::open(response.body);
    if (document)
        walk(*document, envelope, [](json::Value) { return true; });
    else if (!response.body.isEmpty())
        envelope.title = document.error().title;
    return failureFrom(response.status, std::move(envelope), response, now);
}

} // namespace

Result<bool> readEnvelope(
    const HttpResponse &response, const QDateTime &now, const ResultReader &readResult) {
    if (response.status >= 400)
        return fail(httpFailure(response, now));
    if (response.status < 200 || response.status >= 300) {
        return protocolFailure(
            Error::of(ErrorKind::Protocol, u"an answer with status %1"_s.arg(response.status)), response);
    }
    Result<json::Document> document = json::Document::open(response.body);
    if (!document)
        return protocolFailure(std::move(document.error()), response);
    Envelope envelope;
    const bool sound = walk(*document, envelope, readResult);
    if (const qint64 status = envelope.status; status >= 400)
        return fail(failureFrom(status, std::move(envelope), response, now));
    if (!sound)
        return protocolFailure(json::brokenDocument(), response);
    return envelope.hasResult;
}

std::optional<Error> answers::failureOf(const HttpResponse &response, const QDateTime &now) {
    constexpr int noContent = 204;
    if (response.status == noContent)
        return std::nullopt;
    Result<bool> outcome = readEnvelope(response, now, [](json::Value) { return true; });
    return outcome ? std::nullopt : std::optional(std::move(outcome.error()));
}

} // namespace fleetkey
