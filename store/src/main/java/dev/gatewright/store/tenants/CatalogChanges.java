package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells whoever keeps issuers and clients parsed which issuer changed, by this process, and must
/// be read again. Safe for any number of threads.
public final class CatalogChanges {
  private final List<Consumer<IssuerId>> listeners = new CopyOnWriteArrayList<>();

  /// Calls `listener` after each committed change, on the thread that made it, so it must not wait.
  public void listen(Consumer<IssuerId> listener) {
    listeners.add(listener);
  }

  void changed(IssuerId issuer) {
    listeners.forEach(listener -> listener.accept(issuer));
  }
}
