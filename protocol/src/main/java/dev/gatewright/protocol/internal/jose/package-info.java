/// Signed tokens: our own on a fast path, those of clients through the JOSE library.
///
/// RFC 7515 (JWS), RFC 7518 (algorithms), RFC 7519 (JWT), RFC 8725 (how not to be fooled by them).
@NullMarked
package dev.gatewright.protocol.internal.jose;

import org.jspecify.annotations.NullMarked;
