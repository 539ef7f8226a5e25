/// HTTP with no knowledge of OAuth: requests, responses, routes, and the one class that knows
/// Jetty.
///
/// A handler is a function from [HttpRequest] to [HttpResponse]. What a caller may send wrongly is
/// refused here, before a handler runs, wherever that needs no knowledge of the endpoint.
@NullMarked
package dev.gatewright.server.http;

import org.jspecify.annotations.NullMarked;
