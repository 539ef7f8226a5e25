/// The authorization server in a Jakarta REST application.
@NullMarked
package dev.gatewright.embed.jaxrs;

import org.jspecify.annotations.NullMarked;
