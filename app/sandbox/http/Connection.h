#pragma once

#include "app/sandbox/http/HttpServer.h"

namespace fleetkey::sandbox {

// Serves one connection until either side closes it; over TLS when a context is given.
// Returns at once: the work goes on in the socket's executor.
void serve(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context *tls, RequestHandler &handler,
    HttpLimits limits);

} // namespace fleetkey::sandbox
