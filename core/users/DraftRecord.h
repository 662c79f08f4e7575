#pragma once

#include "core/platform/RegistrationDraft.h"

#include <QByteArray>

namespace fleetkey {

/// A draft as the journal keeps it, in JSON. Everything but `customToken`, which the journal has apart. Equal
/// drafts give equal records.
[[nodiscard]] QByteArray toRecord(const RegistrationDraft &draft);
/// The draft of a record; what cannot be read stays empty.
[[nodiscard]] RegistrationDraft draftFromRecord(const QByteArray &record);

} // namespace fleetkey
