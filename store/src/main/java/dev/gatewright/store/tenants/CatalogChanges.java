package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells whoever keeps issuers and clients parsed which issuer changed, by this process, and must
/// be read again. Safe for any number of threads.
public final class CatalogChanges {
  private final List<Follower> followers = new CopyOnWriteArrayList<>();

  /// Keeps issuers and clients parsed.
  public interface Follower {
    /// Called after each committed change, on the thread that made it, so it must not wait.
    void changed(IssuerId issuer);

    /// Waits until all that was told so far is read.
    void settle();
  }

  /// Tells `follower` from now on.
  public void follow(Follower follower) {
    followers.add(follower);
  }

  void changed(IssuerId issuer) {
    followers.forEach(follower -> follower.changed(issuer));
  }

  /// Waits until every follower has read what changed, so that whoever made a change can say that
  /// it is in force.
  public void settle() {
    followers.forEach(Follower::settle);
  }
}
