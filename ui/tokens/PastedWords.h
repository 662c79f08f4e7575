#pragma once

#include "core/tokens/PastedText.h"
#include "ui/theme/ThemeColors.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// What a pasted text is, in words.
class PastedWords {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::PastedWords)

public:
    struct Status {
        Tone tone = Tone::Neutral;
        QString word; ///< empty: nothing can be said
    };

    /// How the search for the user of a DeviceToken stands.
    enum class Search { Open, Found, NobodyFound };

    /// "An access token".
    [[nodiscard]] static QString title(const PastedText &pasted, Search search);
    /// What it was wrapped in and what else is in it, or what to paste instead; may be empty.
    [[nodiscard]] static QString contents(const PastedText &pasted, Search search);
    /// By the token's own dates. `now` is the platform's time.
    [[nodiscard]] static Status status(const PastedText &pasted, const QDateTime &now);

private:
    [[nodiscard]] static QString titleOfAdmins(const PastedText &pasted);
    [[nodiscard]] static bool isOnlyUuid(const PastedText &pasted, Search search);
    [[nodiscard]] static QString wrapping(PastedText::Wrapping wrapping);
    [[nodiscard]] static QString parts(const PastedText &pasted);
};

} // namespace fleetkey::ui
