#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

std::span<const Culture *const> allCultures() {
    static constexpr const Culture *cultures[]
        = {&unitedStates, &unitedKingdom, &germany, &france, &spain, &poland, &brazil, &ukraine, &serbia,
            &bulgaria, &greece, &egypt, &saudiArabia, &china, &japan, &vietNam};
    return cultures;
}

} // namespace fleetkey::sandbox
