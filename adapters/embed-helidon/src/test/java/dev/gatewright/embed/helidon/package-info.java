@NullMarked
package dev.gatewright.embed.helidon;

import org.jspecify.annotations.NullMarked;
