/// An application that is its own authorization server, everything in memory: what to copy from
/// first when embedding the engine.
@NullMarked
package dev.gatewright.examples.embedded;

import org.jspecify.annotations.NullMarked;
