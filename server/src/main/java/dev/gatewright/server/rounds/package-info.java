/// Work that is done again and again beside requests. It knows nothing of what the work is.
@NullMarked
package dev.gatewright.server.rounds;

import org.jspecify.annotations.NullMarked;
