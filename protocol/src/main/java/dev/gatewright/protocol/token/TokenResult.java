package dev.gatewright.protocol.token;

import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.HttpReply;

/// The outcome of a token request; `reply` is how it is told.
public sealed interface TokenResult {
  HttpReply reply();

  record Issued(TokenResponse response, HttpReply reply) implements TokenResult {}

  /// `reply` is what the client's error style makes of `refusal`.
  record Refused(Refusal refusal, HttpReply reply) implements TokenResult {}
}
