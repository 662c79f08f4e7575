#pragma once

#include "core/tokens/Diagnosis.h"

namespace fleetkey {

/// What a diagnosis of this situation rests on, in the order of the decision: the user, the tokens, what the
/// platform answered, what stands in the way. `aboutLogin`: also how many logins are left.
[[nodiscard]] QList<DiagnosisFact> factsOf(const TokenSituation &situation, bool aboutLogin);

} // namespace fleetkey
