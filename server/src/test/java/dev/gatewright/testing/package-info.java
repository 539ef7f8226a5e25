/// What tests drive the whole product with: the server as a process of its own, other programs, and
/// a person with a browser that can do little.
@NullMarked
package dev.gatewright.testing;

import org.jspecify.annotations.NullMarked;
