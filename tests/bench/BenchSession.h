#pragma once

#include "core/session/Session.h"

#include <memory>

/// The built-in admin of the emulator.
[[nodiscard]] QString benchAdmin();

/// A session made of the parts the console uses, over the network, its store in the given file.
[[nodiscard]] std::unique_ptr<fleetkey::Session> makeBenchSession(const fleetkey::Environment &environment,
    const QString &store, std::shared_ptr<fleetkey::SecretStore> keychain);
