/// Registered clients and how they prove who they are (RFC 6749 §2, RFC 7523, RFC 7591 §2).
@NullMarked
package dev.gatewright.protocol.clients;

import org.jspecify.annotations.NullMarked;
