package dev.gatewright.identity.password;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The fastest Argon2 of this machine, found when it is first asked for: the native library takes a
/// tenth of a second to load, and a server starts without hashing anything.
final class FastestArgon2 implements Argon2 {
  private final Argon2Cost cost;
  private final int concurrency;
  private final AtomicReference<@Nullable Argon2> found = new AtomicReference<>();

  FastestArgon2(Argon2Cost cost, int concurrency) {
    this.cost = cost;
    this.concurrency = concurrency;
  }

  @Override
  public byte[] digest(
      Variant variant, Version version, Argon2Cost cost, byte[] salt, byte[] password, int length) {
    return fastest().digest(variant, version, cost, salt, password, length);
  }

  @Override
  public void trim() {
    var known = found.get();
    if (known != null) {
      known.trim();
    }
  }

  @Override
  public String name() {
    return fastest().name();
  }

  private Argon2 fastest() {
    var known = found.get();
    return known != null ? known : find();
  }

  private synchronized Argon2 find() {
    var known = found.get();
    if (known == null) {
      known =
          NativeArgon2.load()
              .<Argon2>map(loaded -> loaded)
              .orElseGet(() -> new BouncyCastleArgon2(cost, concurrency));
      found.set(known);
    }
    return known;
  }
}
