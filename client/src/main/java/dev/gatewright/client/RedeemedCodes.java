package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.internal.LruMap;
import dev.gatewright.client.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tokens of codes that were redeemed by a call which failed afterwards because the provider was
/// away for a moment: its keys, or the memberships. The code is spent, so the same call made again
/// goes on from here.
final class RedeemedCodes {
  /// For how long they are remembered: a person who loads the page again does it soon.
  static final Duration REMEMBERED = Duration.ofMinutes(1);

  /// How many are remembered at most.
  static final int MAX_REMEMBERED = 1_000;

  private final InstantSource clock;
  private final LruMap<String, Redeemed> redeemed = LruMap.ofAtMost(MAX_REMEMBERED);

  private record Redeemed(TokenSet tokens, Instant at) {}

  RedeemedCodes(InstantSource clock) {
    this.clock = clock;
  }

  /// The agent of a code's tokens.
  ///
  /// @param redeem asks the provider for the tokens
  /// @param rest makes the agent of them
  Agent agent(
      String code, String verifier, Supplier<TokenSet> redeem, Function<TokenSet, Agent> rest) {
    // Whoever brings the code must have the verifier too, here as at the provider.
    var key = Digest.base64Url(code.length() + ":" + code + verifier);
    var tokens =
        redeemed.remove(key).filter(this::isRecent).map(Redeemed::tokens).orElseGet(redeem);
    try {
      return rest.apply(tokens);
    } catch (IdpException.Unavailable away) {
      redeemed.keep(key, new Redeemed(tokens, clock.instant()));
      throw away;
    }
  }

  private boolean isRecent(Redeemed each) {
    var now = clock.instant();
    return now.isBefore(each.at().plus(REMEMBERED)) && !now.isBefore(each.at());
  }
}
