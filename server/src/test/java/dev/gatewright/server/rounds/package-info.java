/// Tests of work that is done again and again.
@NullMarked
package dev.gatewright.server.rounds;

import org.jspecify.annotations.NullMarked;
