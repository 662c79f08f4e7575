#include "app/sandbox/http/Connection.h"

#include "app/sandbox/base/Text.h"

#include <iostream>

namespace fleetkey::sandbox {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

using Parser = http::request_parser<http::string_body>;
using TlsStream = asio::ssl::stream<beast::tcp_stream>;

constexpr std::size_t mostDrained = 4 * 1024 * 1024;
constexpr std::size_t mostPieces = 20; // of a body that dribbles

auto quietly(error_code &error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

// What HTTP/1.1 demands and the parser lets pass: one Host, and a body that says where it ends.
bool isWellFormed(const Parser &parser) {
    const auto &message = parser.get();
    const bool hasCoding = message.count(http::field::transfer_encoding) > 0;
    return (message.version() < 11 || message.count(http::field::host) == 1)
        && (!hasCoding || parser.chunked());
}

bool waitsForGo(const Parser &parser) {
    const auto &message = parser.get();
    return message.version() >= 11
        && equalsIgnoringAsciiCase(view(message[http::field::expect]), "100-continue");
}

// On a socket that takes both, clients of IPv4 come with an address of IPv6.
asio::ip::address plainAddress(const asio::ip::address &address) {
    if (!address.is_v6() || !address.to_v6().is_v4_mapped())
        return address;
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

Request toRequest(Parser &parser, const asio::ip::address &client) {
    auto &message = parser.get();
    Request request;
    request.method = view(message.method_string());
    request.setTarget(view(message.target()));
    for (const auto &field : message)
        request.headers.emplace_back(view(field.name_string()), view(field.value()));
    request.body = std::move(message.body());
    request.clientAddress = client.to_string();
    request.fromLoopback = client.is_loopback();
    return request;
}

std::string headOf(const Response &response, std::size_t length, bool keepAlive, const std::string &date) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response.status)));
    head += view(reason);
    head += "\r\nDate: " + date + "\r\nServer: fleetkey-sandbox\r\n";
    if (!response.contentType.empty())
        head += "Content-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    head += "Content-Length: " + std::to_string(length) + "\r\nConnection: ";
    head += keepAlive ? "keep-alive\r\n\r\n" : "close\r\n\r\n";
    return head;
}

// What goes over the wire, faults included.
struct Transmission {
    std::string head;
    std::string_view body;
    bool keepAlive = false;
    bool reset = false;
};

Transmission transmissionOf(const Outcome &outcome, bool isHead, bool keepAlive, const std::string &date) {
    const Response &response = outcome.response;
    Transmission sent;
    sent.body = isHead ? std::string_view() : std::string_view(response.body);
    sent.keepAlive = keepAlive && outcome.delivery.kind == Delivery::Kind::Whole;
    std::size_t length = response.body.size();
    switch (outcome.delivery.kind) {
    case Delivery::Kind::Truncated:
        sent.body = sent.body.substr(0, sent.body.size() / 2);
        break;
    case Delivery::Kind::WrongLength:
        length /= 2;
        break;
    case Delivery::Kind::DropInTheMiddle:
        sent.body = sent.body.substr(0, sent.body.size() / 2);
        sent.reset = true;
        break;
    default:
        break;
    }
    sent.head = headOf(response, length, sent.keepAlive, date);
    return sent;
}

// A connection's stream and what all its requests share. Plain and TLS differ only in the stream.
template <typename Stream> struct Peer {
    Peer(Stream connected, RequestHandler &asked, HttpLimits limited)
        : stream(std::move(connected))
        , handler(asked)
        , limits(limited) { }

    beast::tcp_stream &tcp() { return beast::get_lowest_layer(stream); }

    // Closes without a farewell, so that the client sees a reset.
    void reset() {
        error_code ignored;
        tcp().socket().set_option(tcp::socket::linger(true, 0), ignored);
        tcp().socket().close(ignored);
    }

    Stream stream;
    RequestHandler &handler;
    HttpLimits limits;
    beast::flat_buffer buffer;
    asio::ip::address address; // of the client
};

template <typename Stream> using PeerPointer = std::shared_ptr<Peer<Stream>>;

template <typename Stream> asio::awaitable<bool> send(PeerPointer<Stream> peer, Transmission sent) {
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(sent.head), asio::buffer(sent.body)};
    error_code error;
    peer->tcp().expires_after(peer->limits.reading);
    co_await asio::async_write(peer->stream, buffers, quietly(error));
    if (sent.reset)
        peer->reset();
    co_return !error && sent.keepAlive;
}

// The head at once, the body in small pieces over the time given.
template <typename Stream>
asio::awaitable<bool> dribble(PeerPointer<Stream> peer, Transmission sent, std::chrono::milliseconds time) {
    error_code error;
    peer->tcp().expires_after(peer->limits.reading);
    co_await asio::async_write(peer->stream, asio::buffer(sent.head), quietly(error));
    const std::size_t pieces = std::clamp<std::size_t>(sent.body.size(), 1, mostPieces);
    const std::size_t size = (sent.body.size() + pieces - 1) / pieces;
    asio::steady_timer timer(peer->tcp().get_executor());
    while (!error && !sent.body.empty()) {
        timer.expires_after(time / static_cast<std::int64_t>(pieces));
        co_await timer.async_wait(quietly(error));
        const std::string_view piece = sent.body.substr(0, size);
        peer->tcp().expires_after(peer->limits.reading);
        co_await asio::async_write(peer->stream, asio::buffer(piece), quietly(error));
        sent.body.remove_prefix(piece.size());
    }
    co_return !error && sent.keepAlive;
}

// Says goodbye and reads on for a moment: closing on unread bytes would reset the connection and could
// take the answer with it.
template <typename Stream> asio::awaitable<void> close(PeerPointer<Stream> peer) {
    error_code error;
    peer->tcp().expires_after(std::chrono::seconds(2));
    if constexpr (std::is_same_v<Stream, TlsStream>) {
        // Many clients answer the farewell of TLS only when that of TCP has come as well.
        const auto patience
            = std::make_shared<asio::steady_timer>(peer->tcp().get_executor(), std::chrono::milliseconds(20));
        patience->async_wait([peer, patience](const error_code &) {
            error_code ignored;
            peer->tcp().socket().shutdown(tcp::socket::shutdown_send, ignored);
        });
        co_await peer->stream.async_shutdown(quietly(error));
    }
    peer->tcp().socket().shutdown(tcp::socket::shutdown_send, error);
    std::array<char, 16384> scrap;
    for (std::size_t drained = 0; !error && drained < mostDrained;)
        drained += co_await peer->tcp().async_read_some(asio::buffer(scrap), quietly(error));
    peer->tcp().socket().close(error);
}

int statusOf(const error_code &error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return 431;
    return error == http::error::body_limit ? 413 : 400;
}

template <typename Stream> asio::awaitable<void> refuse(PeerPointer<Stream> peer, error_code error) {
    const bool isParserError = error.category() == make_error_code(http::error::bad_method).category();
    if (!isParserError || error == http::error::end_of_stream || error == http::error::partial_message)
        co_return;
    const Outcome outcome{peer->handler.refuse(statusOf(error)), {}};
    co_await send(
        peer, transmissionOf(outcome, false, false, peer->handler.date(outcome.delivery.dateShift)));
}

template <typename Stream>
asio::awaitable<bool> deliver(PeerPointer<Stream> peer, Outcome outcome, bool isHead, bool keepAlive) {
    const Delivery &delivery = outcome.delivery;
    if (delivery.delay.count() > 0) {
        error_code ignored;
        asio::steady_timer timer(peer->tcp().get_executor(), delivery.delay);
        co_await timer.async_wait(quietly(ignored));
    }
    if (delivery.kind == Delivery::Kind::DropWithoutAnswer) {
        peer->reset();
        co_return false;
    }
    if (delivery.kind == Delivery::Kind::Never) {
        error_code error;
        char byte = 0;
        peer->tcp().expires_never();
        while (!error)
            co_await peer->tcp().async_read_some(asio::buffer(&byte, 1), quietly(error));
        co_return false;
    }
    Transmission sent = transmissionOf(outcome, isHead, keepAlive, peer->handler.date(delivery.dateShift));
    if (delivery.bodyTime.count() > 0)
        co_return co_await dribble(peer, std::move(sent), delivery.bodyTime);
    co_return co_await send(peer, std::move(sent));
}

// True while nothing of a request has come. Takes the empty lines away that may stand before one.
bool isBlank(beast::flat_buffer &buffer) {
    constexpr std::string_view lineEnd = "\r\n";
    const auto text = [&buffer] {
        return std::string_view(static_cast<const char *>(buffer.data().data()), buffer.size());
    };
    while (text().starts_with(lineEnd))
        buffer.consume(lineEnd.size());
    return lineEnd.starts_with(text());
}

// One request and its answer; true while the connection goes on.
template <typename Stream> asio::awaitable<bool> exchange(PeerPointer<Stream> peer) {
    Parser parser;
    parser.header_limit(peer->limits.headerBytes);
    parser.body_limit(peer->limits.bodyBytes);
    error_code error;
    peer->tcp().expires_after(peer->limits.idle); // until the first byte; then the request must come at once
    while (isBlank(peer->buffer)) {
        const std::size_t got
            = co_await peer->stream.async_read_some(peer->buffer.prepare(4096), quietly(error));
        peer->buffer.commit(got);
        if (error)
            co_return false;
    }
    peer->tcp().expires_after(peer->limits.reading);
    co_await http::async_read_header(peer->stream, peer->buffer, parser, quietly(error));
    if (!error && !isWellFormed(parser))
        error = http::error::bad_field;
    if (!error && waitsForGo(parser)) {
        static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await asio::async_write(peer->stream, asio::buffer(goOn), quietly(error));
    }
    if (!error)
        co_await http::async_read(peer->stream, peer->buffer, parser, quietly(error));
    if (error) {
        co_await refuse(peer, error);
        co_return false;
    }
    const bool keepAlive = parser.get().keep_alive();
    const bool isHead = parser.get().method() == http::verb::head;
    Outcome outcome = peer->handler.handle(toRequest(parser, peer->address));
    co_return co_await deliver(peer, std::move(outcome), isHead, keepAlive);
}

template <typename Stream> asio::awaitable<void> converse(PeerPointer<Stream> peer) {
    error_code error;
    const tcp::endpoint client = peer->tcp().socket().remote_endpoint(error);
    if (error)
        co_return;
    peer->address = plainAddress(client.address());
    peer->tcp().socket().set_option(tcp::no_delay(true), error);
    if constexpr (std::is_same_v<Stream, TlsStream>) {
        peer->tcp().expires_after(peer->limits.reading);
        co_await peer->stream.async_handshake(asio::ssl::stream_base::server, quietly(error));
        if (error)
            co_return;
    }
    while (co_await exchange(peer)) { }
    if (peer->tcp().socket().is_open())
        co_await close(peer);
}

template <typename Stream> void start(PeerPointer<Stream> peer) {
    asio::co_spawn(peer->tcp().get_executor(), converse(peer), [](const std::exception_ptr &problem) {
        if (!problem)
            return;
        try {
            std::rethrow_exception(problem);
        } catch (const std::exception &error) {
            std::cerr << "fleetkey-sandbox: a connection ended: " << error.what() << '\n';
        }
    });
}

} // namespace

void serve(tcp::socket socket, asio::ssl::context *tls, RequestHandler &handler, HttpLimits limits) {
    if (tls)
        start(std::make_shared<Peer<TlsStream>>(
            TlsStream(beast::tcp_stream(std::move(socket)), *tls), handler, limits));
    else
        start(
            std::make_shared<Peer<beast::tcp_stream>>(beast::tcp_stream(std::move(socket)), handler, limits));
}

} // namespace fleetkey::sandbox
