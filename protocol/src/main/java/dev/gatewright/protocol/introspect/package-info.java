/// Token introspection (RFC 7662).
@NullMarked
package dev.gatewright.protocol.introspect;

import org.jspecify.annotations.NullMarked;
