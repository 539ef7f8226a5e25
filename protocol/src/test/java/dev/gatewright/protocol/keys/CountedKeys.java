package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.memory.InMemoryKeys;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Keys in memory that count how often they are read.
final class CountedKeys implements Keys {
  private final Keys kept = new InMemoryKeys();
  private final AtomicInteger reads = new AtomicInteger();

  int reads() {
    return reads.get();
  }

  @Override
  public List<IssuerSecret> secrets(IssuerId issuer) {
    reads.incrementAndGet();
    return kept.secrets(issuer);
  }

  @Override
  public IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret) {
    return kept.addSecret(issuer, secret);
  }

  @Override
  public List<SigningKey> signingKeys(IssuerId issuer) {
    reads.incrementAndGet();
    return kept.signingKeys(issuer);
  }

  @Override
  public SigningKey addSigningKey(
      IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by) {
    return kept.addSigningKey(issuer, key, predecessorsRemoveAt, by);
  }

  @Override
  public void removeSigningKey(IssuerId issuer, String kid, By by) {
    kept.removeSigningKey(issuer, kid, by);
  }
}
