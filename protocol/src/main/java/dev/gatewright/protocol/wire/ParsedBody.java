package dev.gatewright.protocol.wire;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;

/// What the parameters of a query or body turned out to be.
public sealed interface ParsedBody {
  record Form(Parameters parameters) implements ParsedBody {}

  /// The sender's mistake.
  ///
  /// @param kind malformed, too large, or of a content type that is not read
  /// @param reason stable code, such as `body.percent_encoding`
  /// @param description for the developer of the client; repeats nothing that was sent
  record Malformed(Reason kind, String reason, String description) implements ParsedBody {

    /// The HTTP status it deserves: 400, 413 or 415.
    public int status() {
      return refusal().status();
    }

    /// The same as an endpoint refuses it.
    public Refusal refusal() {
      return Refusal.of(kind, description);
    }
  }
}
