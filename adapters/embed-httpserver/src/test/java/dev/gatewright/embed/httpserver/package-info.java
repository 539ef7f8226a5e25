@NullMarked
package dev.gatewright.embed.httpserver;

import org.jspecify.annotations.NullMarked;
