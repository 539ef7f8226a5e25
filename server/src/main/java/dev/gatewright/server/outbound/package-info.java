/// The one door through which the server reaches other machines on somebody else's word: nothing
/// else here opens a connection. What `server.yaml` itself names (a mail server, a database) is the
/// operator's own word and is not called through it.
@NullMarked
package dev.gatewright.server.outbound;

import org.jspecify.annotations.NullMarked;
