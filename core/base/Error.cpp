#include "core/base/Error.h"

#include <QStringList>

namespace fleetkey {

QString Error::reason() const {
    QStringList reasons;
    for (const FieldError &field : fields) {
        if (!field.message.isEmpty())
            reasons.append(field.message);
    }
    return reasons.isEmpty() ? title : reasons.join(u' ');
}

} // namespace fleetkey
