/// The keys and secrets of each issuer: what they are, when each is in force, and where they come
/// from. Knows nothing of tokens; `jose` and `seal` use it.
@NullMarked
package dev.gatewright.protocol.keys;

import org.jspecify.annotations.NullMarked;
