package dev.gatewright.server.mail;

/// What a mail server says to one letter.
public sealed interface Delivery {
  record Accepted() implements Delivery {}

  /// Not now (RFC 5321 §4.2.1: 4yz); `reason` is a word of ours such as `reply_451`.
  record Deferred(String reason) implements Delivery {}

  /// Never (5yz).
  record Refused(String reason) implements Delivery {}
}
