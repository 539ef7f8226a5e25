package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.LruMap;
import dev.gatewright.client.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Tokens of this client itself, one for each scope and resource. A token is renewed before it
/// expires, by one thread, while the others go on with the old one; a provider that is away at that
/// moment stops nobody before the old one has really expired.
final class ClientCredentialsCache {
  /// How many tokens are kept; the longest unused goes first.
  static final int MAX_TOKENS = 1_000;

  /// A token is renewed when a fifth of its life is left, at most this long before its end.
  private static final Duration EARLIEST_RENEWAL = Duration.ofMinutes(2);

  /// For how long nobody tries again to renew a living token after the provider was away.
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final Duration patience;
  private final SharedCalls<Key> calls = new SharedCalls<>();
  private final LruMap<Key, Token> tokens = LruMap.ofAtMost(MAX_TOKENS);

  record Key(String scope, Optional<String> resource) {}

  private record Token(TokenSet tokens, Instant renewAt) {}

  /// @param patience how long a thread without a token waits for another's request
  ClientCredentialsCache(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /// The token for this key; `request` asks the provider for one.
  TokenSet get(Key key, Supplier<TokenSet> request) {
    var known = tokens.find(key);
    var fresh = known.filter(this::isFresh);
    if (fresh.isPresent()) {
      return fresh.get().tokens();
    }
    var alive = known.filter(this::isAlive);
    if (alive.isEmpty()) {
      return calls.call(key, patience, () -> freshOrNew(key, request));
    }
    return calls
        .callIfNoneIsUnderWay(key, () -> early(key, alive.get(), request))
        .orElse(alive.get().tokens());
  }

  private TokenSet early(Key key, Token alive, Supplier<TokenSet> request) {
    try {
      return freshOrNew(key, request);
    } catch (IdpException.Unavailable away) {
      if (!isAlive(alive)) {
        throw away;
      }
      tokens.keep(key, new Token(alive.tokens(), clock.instant().plus(PAUSE)));
      return alive.tokens();
    }
  }

  /// Another thread's request may have ended between the look and the call.
  private TokenSet freshOrNew(Key key, Supplier<TokenSet> request) {
    var fresh = tokens.find(key).filter(this::isFresh);
    if (fresh.isPresent()) {
      return fresh.get().tokens();
    }
    var asked = clock.instant();
    var renewed = request.get();
    tokens.keep(key, new Token(renewed, renewAt(renewed, asked)));
    return renewed;
  }

  /// A token of unknown life serves those who wait for it and is not kept longer.
  private static Instant renewAt(TokenSet tokens, Instant asked) {
    return tokens
        .expiresAt()
        .map(end -> {
          var early = Duration.between(asked, end).dividedBy(5);
          return end.minus(early.compareTo(EARLIEST_RENEWAL) < 0 ? early : EARLIEST_RENEWAL);
        })
        .orElse(Instant.MIN);
  }

  private boolean isFresh(Token token) {
    var now = clock.instant();
    return now.isBefore(token.renewAt()) && isAlive(token);
  }

  private boolean isAlive(Token token) {
    return token.tokens().expiresAt().filter(clock.instant()::isBefore).isPresent();
  }
}
