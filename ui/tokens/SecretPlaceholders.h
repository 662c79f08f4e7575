#pragma once

#include "core/base/SecretString.h"

#include <QSet>
#include <QStringList>

#include <vector>

namespace fleetkey::ui {

/// Names that stand for secrets in a text for others: the same secret always under the same name.
class SecretPlaceholders {
public:
    /// The name of this secret: "[access token 1]" where `kind` is "access token". An empty secret has none.
    QString add(const SecretString &secret, const QString &kind);
    /// The text with every whole secret and every piece of eight characters or more replaced, as it is, and
    /// as a web address, base64 or hexadecimal digits would spell it; and what looks like any other secret
    /// besides.
    [[nodiscard]] QString scrubbed(const QString &text) const;

private:
    struct Entry {
        SecretString secret;
        QString name;
        QStringList spellings;
        QSet<QString> pieces;
    };

    std::vector<Entry> m_entries;
};

} // namespace fleetkey::ui
