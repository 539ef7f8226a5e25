package dev.gatewright.client;

import dev.gatewright.client.RefreshFlights.Successor;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// When a token set is renewed, how, and what a failure means: what [GivenTokens] and
/// [StoredTokens] have in common.
final class Renewal {
  /// How long anybody waits for another's renewal while its own access token is still good.
  static final Duration SHORT_PATIENCE = Duration.ofSeconds(2);

  private final Duration skew;
  private final InstantSource clock;
  private final Duration patience;
  private final RefreshFlights flights;
  private final UnaryOperator<TokenSet> request;

  /// @param skew how long before its end an access token is renewed
  /// @param patience how long a thread waits for another's renewal
  /// @param request sends the refresh request and checks the answer
  Renewal(Duration skew, InstantSource clock, Duration patience, UnaryOperator<TokenSet> request) {
    this.skew = skew;
    this.clock = clock;
    this.patience = patience;
    this.flights = new RefreshFlights(clock);
    this.request = request;
  }

  /// True if a set should be renewed now. One that has no refresh token is good to its end, and one
  /// that the provider just failed to renew is left alone as long as it is good.
  boolean isDue(TokenSet tokens) {
    if (tokens.refreshToken().isEmpty()) {
      return isExpired(tokens);
    }
    return tokens.expiresWithin(skew, clock.instant())
        && (isExpired(tokens) || !flights.isPaused(tokens));
  }

  /// As [#isDue(TokenSet)], also for a set whose access token the provider has refused.
  boolean isDue(TokenSet tokens, Optional<String> refused) {
    return isRefused(tokens, refused) || isDue(tokens);
  }

  /// True if the access token is of no use any more.
  boolean isExpired(TokenSet tokens) {
    return tokens.expiresWithin(Duration.ZERO, clock.instant());
  }

  /// True if the access token is of no use any more: expired, or refused by the provider.
  boolean isUseless(TokenSet tokens, Optional<String> refused) {
    return isRefused(tokens, refused) || isExpired(tokens);
  }

  private static boolean isRefused(TokenSet tokens, Optional<String> refused) {
    return refused.filter(tokens.accessToken()::equals).isPresent();
  }

  /// How long to wait for another's renewal of this set.
  Duration patienceFor(TokenSet tokens) {
    return isExpired(tokens) || patience.compareTo(SHORT_PATIENCE) < 0 ? patience : SHORT_PATIENCE;
  }

  /// The successor of a set, for which the provider is asked once however many threads ask here.
  ///
  /// @throws IdpException.LoginRequired if there is no refresh token, or the provider refuses it
  Successor successorOf(TokenSet old) {
    if (old.refreshToken().isEmpty()) {
      throw TokenEndpoint.noRefreshToken();
    }
    return flights.successorOf(old, patienceFor(old), request);
  }

  /// What `renewed` gives; or the old set, if the provider is away and the old set is still good.
  /// Any other failure is told to the listener and thrown.
  <T> T orElseOld(
      TokenSet old,
      Optional<String> refused,
      T unchanged,
      RefreshListener listener,
      Supplier<T> renewed) {
    try {
      return renewed.get();
    } catch (IdpException.Unavailable away) {
      if (!isUseless(old, refused)) {
        flights.pause(old, away);
        return unchanged;
      }
      throw told(listener, away);
    } catch (IdpException over) {
      throw told(listener, over);
    }
  }

  private static IdpException told(RefreshListener listener, IdpException failure) {
    try {
      listener.onRefreshError(failure);
    } catch (RuntimeException listenerFailed) {
      failure.addSuppressed(listenerFailed);
    }
    return failure;
  }
}
