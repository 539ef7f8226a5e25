package dev.gatewright.client.testing;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.token.TokenStore;
import java.time.Duration;
import java.util.Optional;

/// A store whose next writes fail, before or after they are carried out.
public final class FaultyStore implements TokenStore {
  private final TokenStore inner;
  private int failingWrites;
  private boolean carriedOut;
  private boolean failingReleases;

  public FaultyStore(TokenStore inner) {
    this.inner = inner;
  }

  /// So many writes fail from now on; where `areCarriedOut`, only their answer is lost.
  public synchronized void failWrites(int count, boolean areCarriedOut) {
    failingWrites = count;
    carriedOut = areCarriedOut;
  }

  public synchronized void failReleases() {
    failingReleases = true;
  }

  @Override
  public Optional<Stored> load(String key) {
    return inner.load(key);
  }

  @Override
  public void save(String key, TokenSet tokens) {
    inner.save(key, tokens);
  }

  @Override
  public synchronized boolean compareAndSet(String key, long expectedVersion, TokenSet tokens) {
    if (failingWrites == 0) {
      return inner.compareAndSet(key, expectedVersion, tokens);
    }
    failingWrites--;
    if (carriedOut) {
      inner.compareAndSet(key, expectedVersion, tokens);
    }
    throw away();
  }

  @Override
  public boolean acquireLease(String key, String holder, Duration atMost) {
    return inner.acquireLease(key, holder, atMost);
  }

  @Override
  public synchronized void releaseLease(String key, String holder) {
    if (failingReleases) {
      throw away();
    }
    inner.releaseLease(key, holder);
  }

  @Override
  public void remove(String key) {
    inner.remove(key);
  }

  @Override
  public int removeAll(LogoutToken logout) {
    return inner.removeAll(logout);
  }

  private static IdpException.Unavailable away() {
    return new IdpException.Unavailable("store.unavailable", "the database is away");
  }
}
