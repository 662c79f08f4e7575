#include "core/base/Redactor.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace fleetkey {

QString redacted(const QString &text) {
    static const QRegularExpression jwt(uR"(\beyJ[A-Za-z0-9_\-]{4,}(?:\.[A-Za-z0-9_\-]*){1,4})"_s);
    static const QRegularExpression bearer(
        uR"(\b(Bearer|Basic)\s+(?!<)[^\s"',;]+)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        uR"((["']?\b(?:Access_?Token|Refresh_?Token|Token|Password|InstanceKey|ToInstanceKey|Secret|SharedAccessKey)["']?\s*[:=]\s*)(?!\s*[{\[<]|null\b)(?:"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,;&}]+))"_s,
        QRegularExpression::CaseInsensitiveOption);

    QString result = text;
    result.replace(jwt, u"<JWT>"_s);
    result.replace(bearer, u"\\1 <secret>"_s);
    result.replace(named, u"\\1<secret>"_s);
    return result;
}

} // namespace fleetkey
