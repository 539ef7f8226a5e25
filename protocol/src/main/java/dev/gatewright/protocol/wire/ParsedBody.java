package dev.gatewright.protocol.wire;

import dev.gatewright.protocol.oauth.Parameters;

/// What the parameters of a query or body turned out to be.
public sealed interface ParsedBody {
  record Form(Parameters parameters) implements ParsedBody {}

  /// The sender's mistake.
  ///
  /// @param status the HTTP status it deserves: 400, 413 or 415
  /// @param reason stable code, such as `body.percent_encoding`
  /// @param description for the developer of the client; repeats nothing that was sent
  record Malformed(int status, String reason, String description) implements ParsedBody {}
}
