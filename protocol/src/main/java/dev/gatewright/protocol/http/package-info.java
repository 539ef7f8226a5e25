/// The endpoints of one issuer over HTTP, as values and without a server: an adapter turns its
/// framework's request into an [HttpCall] and sends the [HttpReply] that
/// [dev.gatewright.protocol.http.Endpoints] answers.
@NullMarked
package dev.gatewright.protocol.http;

import org.jspecify.annotations.NullMarked;
