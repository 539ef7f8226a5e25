package dev.gatewright.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Tokens of this client itself, one for each scope and resource. A token is renewed before it
/// expires, by one thread, while the others go on with the old one; a provider that is away at that
/// moment stops nobody before the old one has really expired.
final class ClientCredentialsCache {
  /// How many tokens are kept; the longest unused goes first.
  static final int MAX_TOKENS = 1_000;

  /// A token is renewed when a fifth of its life is left, at most this long before its end.
  private static final Duration EARLIEST_RENEWAL = Duration.ofMinutes(2);

  private final InstantSource clock;
  private final Map<Key, Slot> slots =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Slot> eldest) {
          return size() > MAX_TOKENS;
        }
      };

  record Key(String scope, Optional<String> resource) {}

  ClientCredentialsCache(InstantSource clock) {
    this.clock = clock;
  }

  /// The token for this key; `request` asks the provider for one.
  TokenSet get(Key key, Supplier<TokenSet> request) {
    return slot(key).get(request);
  }

  private synchronized Slot slot(Key key) {
    return slots.computeIfAbsent(key, unused -> new Slot(clock));
  }

  private static final class Slot {
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Optional<Token> token = Optional.empty();

    private record Token(TokenSet tokens, Instant renewAt) {}

    Slot(InstantSource clock) {
      this.clock = clock;
    }

    TokenSet get(Supplier<TokenSet> request) {
      var known = token;
      var fresh = known.filter(this::isFresh);
      if (fresh.isPresent()) {
        return fresh.get().tokens();
      }
      var alive = known.filter(this::isAlive);
      if (alive.isEmpty()) {
        renewing.lock();
      } else if (!renewing.tryLock()) {
        return alive.get().tokens();
      }
      try {
        return token.filter(this::isFresh).map(Token::tokens).orElseGet(() -> renew(request));
      } finally {
        renewing.unlock();
      }
    }

    private TokenSet renew(Supplier<TokenSet> request) {
      var asked = clock.instant();
      try {
        var renewed = request.get();
        token = Optional.of(new Token(renewed, renewAt(renewed, asked)));
        return renewed;
      } catch (IdpException.Unavailable away) {
        return token.filter(this::isAlive).map(Token::tokens).orElseThrow(() -> away);
      }
    }

    /// A token of unknown life is used once.
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
      return clock.instant().isBefore(token.renewAt());
    }

    private boolean isAlive(Token token) {
      return token.tokens().expiresAt().filter(clock.instant()::isBefore).isPresent();
    }
  }
}
