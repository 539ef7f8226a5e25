package dev.gatewright.protocol.token;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;

/// What a grant answers to the endpoint, which gives refusals their form.
sealed interface GrantResult {
  record Issued(TokenResponse response) implements GrantResult {}

  record Refused(Refusal refusal) implements GrantResult {}

  static GrantResult refused(Reason reason) {
    return new Refused(Refusal.of(reason));
  }
}
