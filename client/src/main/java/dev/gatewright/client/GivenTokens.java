package dev.gatewright.client;

import java.util.Optional;

/// Tokens that the application keeps itself and is told about when they change.
final class GivenTokens implements TokenSource {
  /// A successor that is itself about to expire is renewed in turn, this often at most.
  private static final int MAX_RENEWALS = 3;

  private final Renewal renewal;
  private final RefreshListener listener;
  private volatile TokenSet current;

  GivenTokens(TokenSet given, RefreshListener listener, Renewal renewal) {
    this.current = given;
    this.listener = listener;
    this.renewal = renewal;
  }

  @Override
  public TokenSet fresh() {
    for (var renewals = 0; renewals < MAX_RENEWALS && renewal.isDue(current); renewals++) {
      var old = current;
      try {
        renew(old);
      } catch (IdpException.Unavailable away) {
        if (!renewal.isExpired(old)) {
          return old;
        }
        listener.onRefreshError(away);
        throw away;
      } catch (IdpException over) {
        listener.onRefreshError(over);
        throw over;
      }
    }
    return current;
  }

  private void renew(TokenSet old) {
    var refreshToken = old.refreshToken().orElseThrow(TokenEndpoint::noRefreshToken);
    var told = new Told();
    var successor =
        renewal
            .flights()
            .successorOf(
                old,
                refreshToken,
                set -> {
                  var renewed = renewal.request().apply(set);
                  told.tell(renewed);
                  return renewed;
                });
    current = successor;
    told.rethrowOrTell(successor);
  }

  /// Tells the listener once. A listener that fails has lost nothing for the threads that wait for
  /// the same set: they get it, and this thread gets the failure.
  private final class Told {
    private boolean done;
    private Optional<RuntimeException> failure = Optional.empty();

    void tell(TokenSet renewed) {
      done = true;
      try {
        listener.onRefresh(renewed);
      } catch (RuntimeException notKept) {
        failure = Optional.of(notKept);
      }
    }

    void rethrowOrTell(TokenSet renewed) {
      if (!done) {
        listener.onRefresh(renewed);
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }
}
