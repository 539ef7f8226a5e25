/// The packaged program: the server's commands, with the examples for its demo mode.
@NullMarked
package dev.gatewright.distribution;

import org.jspecify.annotations.NullMarked;
