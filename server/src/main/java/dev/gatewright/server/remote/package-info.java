/// The way to a server that is elsewhere, for the program of a command. The server itself has no
/// part in it.
@NullMarked
package dev.gatewright.server.remote;

import org.jspecify.annotations.NullMarked;
