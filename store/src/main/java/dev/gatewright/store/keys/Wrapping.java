package dev.gatewright.store.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.protocol.seal.Unwrapped;
import dev.gatewright.protocol.seal.WrapContext;
import dev.gatewright.store.sql.StoreRefused;
import java.security.SecureRandom;

/// Encrypts values for their rows and opens them again. Safe for any number of threads.
public final class Wrapping {
  private final MasterKey master;
  private final SecureRandom random;

  public Wrapping(MasterKey master, SecureRandom random) {
    this.master = master;
    this.random = random;
  }

  public MasterKey master() {
    return master;
  }

  public byte[] wrap(IssuerId issuer, String kind, String id, byte[] value) {
    return master.wrap(new WrapContext(issuer, kind, id), value, random);
  }

  /// The value; throws [StoreRefused] when it was wrapped under another master key or is damaged,
  /// both of which only the operator can mend.
  public byte[] unwrap(IssuerId issuer, String kind, String id, byte[] wrapped) {
    return switch (master.unwrap(new WrapContext(issuer, kind, id), wrapped)) {
      case Unwrapped.Opened(var value) -> value;
      case Unwrapped.OtherMasterKey() ->
          throw new StoreRefused(
              "the master key is not the one this database was written with (%s of issuer %s); put back the original master key file"
                  .formatted(kind, issuer));
      case Unwrapped.Damaged() ->
          throw new StoreRefused(
              "the %s of issuer %s is damaged; restore a backup".formatted(kind, issuer));
    };
  }
}
