package dev.gatewright.protocol.token;

import dev.gatewright.protocol.issuer.ErrorResponse;
import dev.gatewright.protocol.oauth.Refusal;

/// The outcome of a token request.
public sealed interface TokenResult {
  record Issued(TokenResponse response) implements TokenResult {}

  /// `response` is what the client's error style makes of `refusal`.
  record Refused(Refusal refusal, ErrorResponse response) implements TokenResult {}
}
