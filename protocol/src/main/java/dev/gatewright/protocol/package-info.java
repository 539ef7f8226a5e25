/// The OAuth 2.0 and OpenID Connect engine: requests in, sealed outcomes out.
///
/// Knows no HTTP server, no SQL and no HTML. What it needs from outside it asks for through the
/// interfaces of [dev.gatewright.protocol.ports].
@NullMarked
package dev.gatewright.protocol;

import org.jspecify.annotations.NullMarked;
