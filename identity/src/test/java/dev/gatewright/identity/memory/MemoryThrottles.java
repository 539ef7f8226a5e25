package dev.gatewright.identity.memory;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.identity.store.Throttles;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Counters in memory, each changed in one step.
public final class MemoryThrottles implements Throttles {
  private record Key(TenantId tenant, ThrottleKey key) {}

  private record Row(int count, Instant endsAt) {}

  private final Map<Key, Row> rows = new ConcurrentHashMap<>();

  @Override
  public Reservation reserve(
      TenantId tenant, ThrottleKey key, int limit, Duration window, Instant now) {
    var row =
        rows.merge(
            new Key(tenant, key),
            new Row(1, now.plus(window)),
            (old, fresh) -> {
              if (!now.isBefore(old.endsAt())) {
                return fresh;
              }
              return old.count() <= limit ? new Row(old.count() + 1, old.endsAt()) : old;
            });
    return new Reservation(row.count(), limit, row.endsAt());
  }

  @Override
  public Optional<Reservation> spent(TenantId tenant, ThrottleKey key, int limit, Instant now) {
    return Optional.ofNullable(rows.get(new Key(tenant, key)))
        .filter(row -> row.count() > limit && now.isBefore(row.endsAt()))
        .map(row -> new Reservation(row.count(), limit, row.endsAt()));
  }

  @Override
  public void release(TenantId tenant, ThrottleKey key, Reservation reservation) {
    rows.computeIfPresent(
        new Key(tenant, key),
        (_, row) ->
            row.endsAt().equals(reservation.endsAt())
                ? new Row(Math.max(0, Math.min(row.count(), reservation.limit()) - 1), row.endsAt())
                : row);
  }

  /// The keys kept, as text.
  public String dump() {
    return rows.toString();
  }
}
