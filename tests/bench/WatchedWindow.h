#pragma once

#include <xcb/damage.h>
#include <xcb/xcb.h>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

using Instant = std::chrono::steady_clock::time_point;

/// The first window a program maps, watched from outside through the X server: when it was
/// painted, and when it changed. Wants a server without a window manager.
class WatchedWindow {
public:
    /// Connects to the server of DISPLAY and waits for windows from now on; throws without one.
    WatchedWindow();

    /// The moment from which the first window showed anything but one colour; nothing after `patience`.
    [[nodiscard]] std::optional<Instant> painted(std::chrono::milliseconds patience);

    /// The next change of what the window shows; nothing after `patience`.
    [[nodiscard]] std::optional<Instant> changed(std::chrono::milliseconds patience);

    /// What a narrow strip down the middle of the window shows, one column of the table; empty where there is
    /// no window to look at. Narrow, because the X server that is asked for it has the window to show
    /// meanwhile.
    [[nodiscard]] std::vector<uint32_t> middle() const;

    /// From now on the next window to be mapped is the one watched.
    void expectAnother();

    /// Presses and releases a key, by its X keysym, with the focus on the window.
    void press(uint32_t keysym);

private:
    struct Disconnect {
        void operator()(xcb_connection_t *connection) const { xcb_disconnect(connection); }
    };

    /// The next event before `deadline`, or nothing.
    [[nodiscard]] xcb_generic_event_t *next(Instant deadline);
    [[nodiscard]] std::optional<Instant> nextChange(Instant deadline);
    void watch(xcb_window_t window);
    [[nodiscard]] bool showsSomething() const;
    /// The pixels of a part of the window, given in hundredths of its sides, as far as it is on the screen.
    [[nodiscard]] std::vector<uint32_t> pixels(
        int leftHundredths, int topHundredths, int rightHundredths, int bottomHundredths) const;
    [[nodiscard]] uint8_t keycode(uint32_t keysym) const;

    std::unique_ptr<xcb_connection_t, Disconnect> m_connection;
    xcb_screen_t *m_screen = nullptr;
    uint8_t m_damageEvent = 0;
    xcb_window_t m_window = XCB_NONE;
    xcb_damage_damage_t m_damage = XCB_NONE;
};
