package dev.gatewright.client.resource;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.Introspection;
import dev.gatewright.client.error.IdpException;
import java.time.Duration;
import java.time.InstantSource;

/// Tokens that say nothing by themselves: the provider is asked (RFC 7662 §2.1), and its answer
/// kept for a moment. Safe to use from many threads.
final class OpaqueTokens {
  /// For how long an answer is believed without asking again, and so how long a revoked token may
  /// still be taken.
  static final Duration MEMORY = Duration.ofSeconds(10);

  /// How many answers are kept, good and bad ones each: made-up tokens push out no good ones.
  static final int MAX_ANSWERS = 1000;

  /// A longer token is not asked about, in characters.
  private static final int MAX_LENGTH = 8 * 1024;

  private final IdpClient provider;
  private final RecentAnswers active;
  private final RecentAnswers inactive;

  OpaqueTokens(IdpClient provider, InstantSource clock) {
    this.provider = provider;
    this.active = new RecentAnswers(MEMORY, MAX_ANSWERS, clock);
    this.inactive = new RecentAnswers(MEMORY, MAX_ANSWERS, clock);
  }

  /// What the provider says about a token. The caller checks the times in it, also in an answer
  /// that was kept.
  Introspection introspect(String token) {
    if (token.length() > MAX_LENGTH || !BearerCredentials.isToken(token)) {
      throw new IdpException.InvalidToken("token.malformed", "the token is none by its form");
    }
    var kept = active.find(token).or(() -> inactive.find(token));
    if (kept.isPresent()) {
      return kept.get();
    }
    var answer = provider.introspect(token);
    (answer.active() ? active : inactive).keep(token, answer);
    return answer;
  }
}
