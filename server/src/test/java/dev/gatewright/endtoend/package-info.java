/// The whole product under attack and in trouble: killed, raced, flooded, lied to. A server process
/// and HTTP, nothing else.
@NullMarked
package dev.gatewright.endtoend;

import org.jspecify.annotations.NullMarked;
