/// How messages are read from the bytes of a query or body, strictly: what two parsers might read
/// differently is refused.
@NullMarked
package dev.gatewright.protocol.wire;

import org.jspecify.annotations.NullMarked;
