#include "core/base/Error.h"

#include <QStringList>

namespace fleetkey {

Error Error::of(ErrorKind kind, QString title) {
    Error error;
    error.kind = kind;
    error.title = std::move(title);
    return error;
}

bool mayHaveBeenDone(const Error &failure) {
    const bool isSuccess = failure.httpStatus >= 200 && failure.httpStatus < 300;
    return failure.unanswered || failure.kind == ErrorKind::Server
        || (failure.kind == ErrorKind::Protocol && isSuccess);
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
