#pragma once

namespace fleetkey::test {

/// Closes the default collection of the secret service. Waits for it.
bool lockKeyring();
/// Opens it again with its password, as somebody who answers the prompt would.
bool unlockKeyring();

} // namespace fleetkey::test
