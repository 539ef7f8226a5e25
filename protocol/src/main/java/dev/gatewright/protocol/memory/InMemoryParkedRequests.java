package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.ParkedRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Parked requests in memory. Thread-safe.
///
/// Strangers fill it, so it has a limit. Beyond it the document that was parked first goes: a flood
/// shortens the time that everybody has, and shuts nobody out.
public final class InMemoryParkedRequests implements ParkedRequests {
  /// Bytes of documents kept at most.
  public static final long MOST_BYTES = 32L * 1024 * 1024;

  private record Key(IssuerId issuer, String id) {}

  private record Row(byte[] document, Instant expiresAt) {}

  private final InstantSource clock;
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final Expiring<Key, Row> rows = new Expiring<>();

  /// `clock` tells the time in the calls that bring none.
  public InMemoryParkedRequests(InstantSource clock) {
    this(clock, MOST_BYTES);
  }

  InMemoryParkedRequests(InstantSource clock, long mostBytes) {
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  @Override
  public synchronized void park(IssuerId issuer, String id, byte[] document, Instant expiresAt) {
    rows.sweep(clock.instant()).forEach(this::uncount);
    var row = new Row(document.clone(), expiresAt);
    rows.put(new Key(issuer, id), row, expiresAt).ifPresent(this::uncount);
    bytes.addAndGet(document.length);
    while (bytes.get() > mostBytes) {
      uncount(rows.removeEldest().orElseThrow());
    }
  }

  private void uncount(Row row) {
    bytes.addAndGet(-row.document().length);
  }

  @Override
  public synchronized Optional<byte[]> find(IssuerId issuer, String id, Instant now) {
    rows.sweep(now).forEach(this::uncount);
    return rows.get(new Key(issuer, id))
        .filter(row -> row.expiresAt().isAfter(now))
        .map(row -> row.document().clone());
  }

  /// How many requests are parked.
  public synchronized int size() {
    return rows.size();
  }
}
