/// The token endpoint (RFC 6749 §3.2) and its grants, one file each.
@NullMarked
package dev.gatewright.protocol.token;

import org.jspecify.annotations.NullMarked;
