@NullMarked
package dev.gatewright.embed.jaxrs;

import org.jspecify.annotations.NullMarked;
