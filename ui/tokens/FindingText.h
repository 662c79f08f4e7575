#pragma once

#include "core/tokens/TokenFinding.h"
#include "ui/theme/ThemeColors.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// What is off about a token or a pasted text, in words.
struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::FindingText)

public:
    Tone tone = Tone::Neutral;
    QString title; ///< what is the case
    QString advice; ///< what to do about it; empty where nothing is to be done

    bool operator==(const FindingText &) const = default;

    /// `now` is the platform's time.
    [[nodiscard]] static FindingText of(const TokenFinding &finding, const QDateTime &now);

private:
    [[nodiscard]] static FindingText ofCopying(const TokenFinding &finding);
    [[nodiscard]] static FindingText ofToken(const TokenFinding &finding, const QDateTime &now);
    [[nodiscard]] static FindingText ofAddressee(const TokenFinding &finding);
    [[nodiscard]] static FindingText ofAdmin(const TokenFinding &finding);
    [[nodiscard]] static QString faultTitle(const TokenFinding &finding);
    [[nodiscard]] static QString part(JwtFault::Part part);
    [[nodiscard]] static Tone toneOf(TokenFinding::Weight weight);
};

} // namespace fleetkey::ui
