package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The secrets of all issuers: the first is made when first needed. Safe for concurrent use.
public final class IssuerSecrets {
  private final Keys keys;
  private final SecureRandom random;
  private final InstantSource clock;
  private final IssuerSnapshots<IssuerSecret> snapshots;

  public IssuerSecrets(Keys keys, SecureRandom random, InstantSource clock) {
    this.keys = keys;
    this.random = random;
    this.clock = clock;
    this.snapshots = new IssuerSnapshots<>(keys::secrets, clock);
  }

  /// The newest secret, which new values are sealed under.
  public IssuerSecret current(IssuerId issuer) {
    var stored = snapshots.get(issuer);
    return stored.isEmpty()
        ? snapshots.change(issuer, found -> found.isEmpty() ? add(issuer, found) : found.getLast())
        : stored.getLast();
  }

  /// The secret of a version that a value names.
  public Optional<IssuerSecret> byVersion(IssuerId issuer, int version) {
    return find(snapshots.get(issuer), version).or(() -> find(snapshots.getAgain(issuer), version));
  }

  /// Adds a secret that new values are sealed under from now on; values under older ones still
  /// open.
  public IssuerSecret rotate(IssuerId issuer) {
    return snapshots.change(issuer, stored -> add(issuer, stored));
  }

  private IssuerSecret add(IssuerId issuer, List<IssuerSecret> stored) {
    var value = new byte[IssuerSecret.LENGTH];
    random.nextBytes(value);
    var version = stored.isEmpty() ? 1 : stored.getLast().version() + 1;
    return keys.addSecret(issuer, new IssuerSecret(version, value, clock.instant()));
  }

  private static Optional<IssuerSecret> find(List<IssuerSecret> stored, int version) {
    for (var secret : stored) {
      if (secret.version() == version) {
        return Optional.of(secret);
      }
    }
    return Optional.empty();
  }
}
