#include "core/platform/HttpRequest.h"

namespace fleetkey {

HttpRequest HttpRequest::clone() const {
    HttpRequest copy;
    copy.origin = origin;
    copy.method = method;
    copy.path = path;
    copy.query = query;
    copy.contentType = contentType;
    copy.headers = headers;
    copy.secretHeaders.reserve(secretHeaders.size());
    for (const SecretHeader &header : secretHeaders)
        copy.secretHeaders.push_back({header.name, header.value.clone()});
    copy.body = body.clone();
    copy.idempotent = idempotent;
    copy.attempt = attempt;
    return copy;
}

QByteArray HttpResponse::header(QByteArrayView name) const {
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace fleetkey
