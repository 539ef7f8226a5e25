package dev.gatewright.protocol.keys;

import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// The port as a host without a database would implement it; counts how often it is read.
public final class KeysInMemory implements Keys {
  private record SecretRow(IssuerId issuer, IssuerSecret secret) {}

  private record KeyRow(IssuerId issuer, SigningKey key) {}

  private final List<SecretRow> secretRows = new ArrayList<>();
  private final List<KeyRow> keyRows = new ArrayList<>();
  private final AtomicInteger reads = new AtomicInteger();

  public int reads() {
    return reads.get();
  }

  @Override
  public synchronized List<IssuerSecret> secrets(IssuerId issuer) {
    reads.incrementAndGet();
    return secretRows.stream()
        .filter(row -> row.issuer().equals(issuer))
        .map(SecretRow::secret)
        .toList();
  }

  @Override
  public synchronized IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret) {
    for (var kept : secrets(issuer)) {
      if (kept.version() == secret.version()) {
        return kept;
      }
    }
    secretRows.add(new SecretRow(issuer, secret));
    return secret;
  }

  @Override
  public synchronized List<SigningKey> signingKeys(IssuerId issuer) {
    reads.incrementAndGet();
    return keyRows.stream().filter(row -> row.issuer().equals(issuer)).map(KeyRow::key).toList();
  }

  @Override
  public synchronized SigningKey addSigningKey(
      IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt) {
    for (var kept : signingKeys(issuer)) {
      if (kept.algorithm() == key.algorithm() && kept.sequence() == key.sequence()) {
        return kept;
      }
    }
    keyRows.replaceAll(row ->
        row.issuer().equals(issuer)
                && row.key().algorithm() == key.algorithm()
                && row.key().sequence() < key.sequence()
            ? new KeyRow(issuer, retired(row.key(), predecessorsRemoveAt))
            : row);
    keyRows.add(new KeyRow(issuer, key));
    return key;
  }

  private static SigningKey retired(SigningKey key, Instant removeAt) {
    var earlier = key.removeAt().filter(at -> at.isBefore(removeAt)).orElse(removeAt);
    return new SigningKey(
        key.kid(),
        key.algorithm(),
        key.sequence(),
        key.privateKey(),
        key.publicKey(),
        key.createdAt(),
        key.activeFrom(),
        Optional.of(earlier));
  }

  @Override
  public synchronized void removeSigningKey(IssuerId issuer, String kid) {
    keyRows.removeIf(row -> row.issuer().equals(issuer) && row.key().kid().equals(kid));
  }
}
