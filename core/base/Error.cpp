#include "core/base/Error.h"

#include <QStringList>

namespace fleetkey {

Error Error::of(ErrorKind kind, QString title) {
    Error error;
    error.kind = kind;
    error.title = std::move(title);
    return error;
}

QString Error::reason() const {
    QStringList reasons;
    for (const FieldError &field : fields) {
        if (!field.message.isEmpty())
            reasons.append(field.message);
    }
    return reasons.isEmpty() ? title : reasons.join(u' ');
}

} // namespace fleetkey
