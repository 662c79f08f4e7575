#pragma once

#include "core/tokens/Diagnosis.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// What a diagnosis rests on, in words.
class FactText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::FactText)

public:
    enum class Moments { Local, Utc };

    /// One fact, with its moment.
    [[nodiscard]] static QString of(const DiagnosisFact &fact, Moments moments = Moments::Local);
    [[nodiscard]] static QString answer(PlatformAnswer answer);

private:
    [[nodiscard]] static QString aboutTokens(const DiagnosisFact &fact, const QString &when);
    [[nodiscard]] static QString around(const DiagnosisFact &fact, const QString &when);
};

} // namespace fleetkey::ui
