/// Opaque values that leave the server and come back, and secrets kept at rest.
///
/// Every such value carries the issuer and its kind inside its seal or MAC, so a value of one kind
/// or tenant never passes for another.
@NullMarked
package dev.gatewright.protocol.seal;

import org.jspecify.annotations.NullMarked;
