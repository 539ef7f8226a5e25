/// The authorization server in a Helidon SE application.
@NullMarked
package dev.gatewright.embed.helidon;

import org.jspecify.annotations.NullMarked;
