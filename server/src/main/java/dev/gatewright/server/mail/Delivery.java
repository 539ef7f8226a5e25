package dev.gatewright.server.mail;

/// What a mail server says to one letter. `said` is its answer as one line, for whoever runs the
/// server and asks; it may name the recipient, so no log has it.
public sealed interface Delivery {
  record Accepted(String said) implements Delivery {}

  /// Not now (RFC 5321 §4.2.1: 4yz); `reason` is a word of ours such as `reply_451`.
  record Deferred(String reason, String said) implements Delivery {}

  /// Never (5yz).
  record Refused(String reason, String said) implements Delivery {
    /// Refused here, before a mail server was asked.
    static Refused here(String reason) {
      return new Refused(reason, "");
    }
  }
}
