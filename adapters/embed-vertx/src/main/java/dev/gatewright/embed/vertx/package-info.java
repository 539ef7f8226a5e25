/// The authorization server in a Vert.x application.
@NullMarked
package dev.gatewright.embed.vertx;

import org.jspecify.annotations.NullMarked;
