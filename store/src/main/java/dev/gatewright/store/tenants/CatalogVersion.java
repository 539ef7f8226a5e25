package dev.gatewright.store.tenants;

import java.util.concurrent.atomic.AtomicLong;

/// Counts the changes to issuers and clients made by this process, so that whoever keeps them
/// parsed knows when to read them again. Safe for any number of threads.
public final class CatalogVersion {
  private final AtomicLong value = new AtomicLong();

  public long current() {
    return value.get();
  }

  void raise() {
    value.incrementAndGet();
  }
}
