/// The chain over the events of an issuer: hashes, signed heads, what is cut off, and the check of
/// it all.
@NullMarked
package dev.gatewright.store.audit;

import org.jspecify.annotations.NullMarked;
