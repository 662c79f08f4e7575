#include "tests/bench/WatchedWindow.h"

#include <xcb/xtest.h>

#include <poll.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

using namespace std::chrono_literals;

namespace {

template <typename T> using Reply = std::unique_ptr<T, decltype(&std::free)>;

template <typename T> Reply<T> owned(T *reply) {
    return {reply, &std::free};
}

} // namespace

WatchedWindow::WatchedWindow()
    : m_connection(xcb_connect(nullptr, nullptr)) {
    auto *connection = m_connection.get();
    if (xcb_connection_has_error(connection) != 0)
        throw std::runtime_error("no X server at DISPLAY");
    m_screen = xcb_setup_roots_iterator(xcb_get_setup(connection)).data;
    const auto *damage = xcb_get_extension_data(connection, &xcb_damage_id);
    if (damage == nullptr || damage->present == 0)
        throw std::runtime_error("the X server has no damage extension");
    m_damageEvent = damage->first_event + XCB_DAMAGE_NOTIFY;
    owned(xcb_damage_query_version_reply(
        connection, xcb_damage_query_version(connection, XCB_DAMAGE_MAJOR_VERSION, 1), nullptr));
    const uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(connection, m_screen->root, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(connection);
}

xcb_generic_event_t *WatchedWindow::next(Instant deadline) {
    for (;;) {
        if (auto *event = xcb_poll_for_event(m_connection.get()))
            return event;
        const auto left
            = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd socket{xcb_get_file_descriptor(m_connection.get()), POLLIN, 0};
        if (left <= 0ms || poll(&socket, 1, static_cast<int>(left.count())) == 0)
            return nullptr;
    }
}

void WatchedWindow::watch(xcb_window_t window) {
    auto *connection = m_connection.get();
    m_window = window;
    m_damage = xcb_generate_id(connection);
    xcb_damage_create(connection, m_damage, window, XCB_DAMAGE_REPORT_LEVEL_NON_EMPTY);
    xcb_set_input_focus(connection, XCB_INPUT_FOCUS_POINTER_ROOT, window, XCB_CURRENT_TIME);
    xcb_flush(connection);
}

std::optional<Instant> WatchedWindow::nextChange(Instant deadline) {
    while (const auto event = owned(next(deadline))) {
        const auto now = std::chrono::steady_clock::now();
        const int type = event->response_type & 0x7f;
        if (type == XCB_MAP_NOTIFY && m_window == XCB_NONE) {
            // It may have been painted before it could be watched.
            watch(reinterpret_cast<xcb_map_notify_event_t *>(event.get())->window);
            return now;
        }
        // A window that goes again was not the one.
        if (type == XCB_UNMAP_NOTIFY
            && reinterpret_cast<xcb_unmap_notify_event_t *>(event.get())->window == m_window)
            m_window = XCB_NONE;
        if (type == m_damageEvent) {
            xcb_damage_subtract(m_connection.get(), m_damage, XCB_NONE, XCB_NONE);
            xcb_flush(m_connection.get());
            return now;
        }
    }
    return std::nullopt;
}

std::vector<uint32_t> WatchedWindow::pixels(
    int leftHundredths, int topHundredths, int rightHundredths, int bottomHundredths) const {
    auto *connection = m_connection.get();
    const auto box
        = owned(xcb_get_geometry_reply(connection, xcb_get_geometry(connection, m_window), nullptr));
    if (!box)
        return {};
    // What lies beyond the edge of the screen cannot be read.
    const int left = std::max<int>(box->width * leftHundredths / 100, -box->x);
    const int top = std::max<int>(box->height * topHundredths / 100, -box->y);
    const int right = std::min<int>(box->width * rightHundredths / 100, m_screen->width_in_pixels - box->x);
    const int bottom
        = std::min<int>(box->height * bottomHundredths / 100, m_screen->height_in_pixels - box->y);
    const auto image = owned(xcb_get_image_reply(connection,
        xcb_get_image(connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_window, static_cast<int16_t>(left),
            static_cast<int16_t>(top), static_cast<uint16_t>(right - left),
            static_cast<uint16_t>(bottom - top), ~0U),
        nullptr));
    if (!image)
        return {};
    const auto *pixels = reinterpret_cast<const uint32_t *>(xcb_get_image_data(image.get()));
    const auto count = static_cast<std::size_t>(xcb_get_image_data_length(image.get())) / sizeof(uint32_t);
    return {pixels, pixels + count};
}

bool WatchedWindow::showsSomething() const {
    const std::vector<uint32_t> whole = pixels(0, 0, 100, 100);
    return std::ranges::any_of(whole, [&](uint32_t pixel) { return pixel != whole.front(); });
}

std::vector<uint32_t> WatchedWindow::middle() const {
    return pixels(46, 40, 48, 90);
}

std::optional<Instant> WatchedWindow::painted(std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (const auto moment = nextChange(deadline)) {
        if (showsSomething())
            return moment;
    }
    return std::nullopt;
}

std::optional<Instant> WatchedWindow::changed(std::chrono::milliseconds patience) {
    return nextChange(std::chrono::steady_clock::now() + patience);
}

void WatchedWindow::expectAnother() {
    xcb_damage_destroy(m_connection.get(), m_damage);
    m_window = XCB_NONE;
    xcb_flush(m_connection.get());
}

uint8_t WatchedWindow::keycode(uint32_t keysym) const {
    const auto *setup = xcb_get_setup(m_connection.get());
    const auto count = static_cast<uint8_t>(setup->max_keycode - setup->min_keycode + 1);
    const auto mapping = owned(xcb_get_keyboard_mapping_reply(m_connection.get(),
        xcb_get_keyboard_mapping(m_connection.get(), setup->min_keycode, count), nullptr));
    const auto *keysyms = xcb_get_keyboard_mapping_keysyms(mapping.get());
    const auto *found
        = std::find(keysyms, keysyms + xcb_get_keyboard_mapping_keysyms_length(mapping.get()), keysym);
    return static_cast<uint8_t>(setup->min_keycode + (found - keysyms) / mapping->keysyms_per_keycode);
}

void WatchedWindow::press(uint32_t keysym) {
    const auto code = keycode(keysym);
    for (const auto type : {XCB_KEY_PRESS, XCB_KEY_RELEASE})
        xcb_test_fake_input(
            m_connection.get(), static_cast<uint8_t>(type), code, XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0);
    xcb_flush(m_connection.get());
}
