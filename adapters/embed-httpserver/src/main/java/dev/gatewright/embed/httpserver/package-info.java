/// The authorization server in an application on the JDK's own HTTP server.
@NullMarked
package dev.gatewright.embed.httpserver;

import org.jspecify.annotations.NullMarked;
