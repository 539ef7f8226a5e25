/// What the server tells about itself (OpenID Connect Discovery §3, RFC 8414 §2, RFC 7517 §5).
@NullMarked
package dev.gatewright.protocol.discover;

import org.jspecify.annotations.NullMarked;
