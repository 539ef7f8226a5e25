/// The engine as an application embeds it: through its public face alone.
@NullMarked
package dev.gatewright.protocol.embed;

import org.jspecify.annotations.NullMarked;
