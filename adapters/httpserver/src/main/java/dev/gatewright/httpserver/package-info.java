/// Login for applications on the JDK's own HTTP server, in two classes: read them to see all that a
/// framework must lend to [dev.gatewright.client.web.WebLogin].
@NullMarked
package dev.gatewright.httpserver;

import org.jspecify.annotations.NullMarked;
