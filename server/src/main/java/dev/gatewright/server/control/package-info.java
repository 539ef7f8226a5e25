/// How a command speaks to the server that runs on the same store: a socket in the data folder that
/// only the server's own account can open, one question and one answer a connection.
@NullMarked
package dev.gatewright.server.control;

import org.jspecify.annotations.NullMarked;
