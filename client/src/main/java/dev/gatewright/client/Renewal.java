package dev.gatewright.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/// One renewal of a token set and what must hold of its answer.
///
/// @param skew how long before its end an access token is renewed
/// @param request sends the refresh request and checks the answer, without telling anybody
record Renewal(
    Duration skew, InstantSource clock, RefreshFlights flights, UnaryOperator<TokenSet> request) {

  boolean isDue(TokenSet tokens) {
    return tokens.expiresWithin(skew, clock.instant());
  }

  boolean isExpired(TokenSet tokens) {
    return tokens.expiresWithin(Duration.ZERO, clock.instant());
  }
}
