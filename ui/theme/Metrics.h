#pragma once

namespace fleetkey::ui {

/// Sizes of the design, in device-independent pixels.
struct Metrics {
    static constexpr int spacingTight = 4;
    static constexpr int spacingSmall = 8;
    static constexpr int spacing = 12;
    static constexpr int spacingLarge = 16;
    static constexpr int spacingHuge = 24;

    static constexpr int radius = 6; ///< buttons and fields
    static constexpr int cardRadius = 8;

    static constexpr int controlHeight = 32;
    static constexpr int largeControlHeight = 36; ///< the primary button of a form
    static constexpr int rowHeight = 36;
    static constexpr int compactRowHeight = 28;
    static constexpr int headerHeight = 32;
    static constexpr int sidebarWidth = 188;
    static constexpr int inspectorWidth = 372;

    static constexpr int iconSize = 18;
    static constexpr int smallIconSize = 16;
    static constexpr int dotSize = 8;
    static constexpr int scrollBarWidth = 10;
};

} // namespace fleetkey::ui
