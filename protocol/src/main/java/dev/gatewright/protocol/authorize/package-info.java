/// The authorization endpoint (RFC 6749 §3.1, OpenID Connect Core §3.1.2): reads a request, decides
/// what has to happen next, and answers where the redirect URI allows it.
@NullMarked
package dev.gatewright.protocol.authorize;

import org.jspecify.annotations.NullMarked;
