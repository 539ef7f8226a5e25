/// Token revocation (RFC 7009).
@NullMarked
package dev.gatewright.protocol.revoke;

import org.jspecify.annotations.NullMarked;
