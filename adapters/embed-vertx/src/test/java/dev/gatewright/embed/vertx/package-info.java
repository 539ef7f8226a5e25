@NullMarked
package dev.gatewright.embed.vertx;

import org.jspecify.annotations.NullMarked;
