package dev.gatewright.identity.throttle;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Whether an issuer is under attack: how many sign-ins fail, accounts are asked for and mails are
/// asked for within a window that slides.
///
/// An attack begins when a window holds as many as its limit, and ends when none has held half as
/// many for five windows, so that it does not flicker. It is measured in memory: each server sees
/// its own part, and a restart begins with quiet. Nothing is refused for it. Safe for use by
/// several threads.
public final class AttackWatch {
  /// How many windows without half the limit end an attack.
  private static final int QUIET_WINDOWS = 5;

  private final AttackLimits limits;
  private final Alarm alarm;
  private final Map<Key, Gauge> gauges = new ConcurrentHashMap<>();

  public AttackWatch(AttackLimits limits, Alarm alarm) {
    this.limits = limits;
    this.alarm = alarm;
  }

  /// Hears of the beginning and the end of an attack, each once. Called by whoever noticed.
  @FunctionalInterface
  public interface Alarm {
    /// For whoever need not know.
    Alarm NONE = (_, _, _, _) -> {};

    void changed(TenantId tenant, AttackKind kind, boolean begun, Instant at);
  }

  private record Key(TenantId tenant, AttackKind kind) {}

  /// Counts one.
  void note(TenantId tenant, AttackKind kind, Instant now) {
    var key = new Key(tenant, kind);
    var limit = limits.of(kind);
    var noted =
        gauges.compute(
            key,
            (_, gauge) ->
                Optional.ofNullable(gauge)
                    .orElseGet(() -> Gauge.quiet(limit, now))
                    .noted(limit, now));
    tell(key, noted.turn(), now);
  }

  /// Counts one that was turned away because of an attack, so that it does not end while it goes
  /// on; it begins none.
  public void prolong(TenantId tenant, AttackKind kind, Instant now) {
    if (isUnderAttack(tenant, kind, now)) {
      note(tenant, kind, now);
    }
  }

  public boolean isUnderAttack(TenantId tenant, AttackKind kind, Instant now) {
    return settled(new Key(tenant, kind), now).map(Gauge::hot).orElse(false);
  }

  /// Ends what is over and forgets what is quiet. Called now and then by one thread.
  public void settle(Instant now) {
    for (var key : List.copyOf(gauges.keySet())) {
      settled(key, now);
      gauges.computeIfPresent(key, (_, gauge) -> gauge.isForgettable() ? null : gauge);
    }
  }

  private Optional<Gauge> settled(Key key, Instant now) {
    var limit = limits.of(key.kind());
    var settled =
        Optional.ofNullable(gauges.computeIfPresent(key, (_, gauge) -> gauge.settled(limit, now)));
    settled.ifPresent(gauge -> tell(key, gauge.turn(), now));
    return settled;
  }

  private void tell(Key key, Turn turn, Instant now) {
    switch (turn) {
      case NONE -> {}
      case BEGUN -> alarm.changed(key.tenant(), key.kind(), true, now);
      case ENDED -> alarm.changed(key.tenant(), key.kind(), false, now);
    }
  }

  private enum Turn {
    NONE,
    BEGUN,
    ENDED
  }

  /// One count over a window of a few slots, and what its last step turned.
  private record Gauge(long slot, List<Integer> counts, boolean hot, Instant lastBusy, Turn turn) {
    private static final int SLOTS = 6;

    static Gauge quiet(ThrottleLimit limit, Instant now) {
      return new Gauge(slotOf(limit, now), Collections.nCopies(SLOTS, 0), false, now, Turn.NONE);
    }

    private static long slotOf(ThrottleLimit limit, Instant now) {
      return now.toEpochMilli() / Math.max(1, limit.window().toMillis() / SLOTS);
    }

    private static int place(long slot) {
      return Math.floorMod(slot, SLOTS);
    }

    private int total() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /// A clock that was put back stays where it was.
    private Gauge at(ThrottleLimit limit, Instant now) {
      long to = slotOf(limit, now);
      if (to <= slot) {
        return new Gauge(slot, counts, hot, lastBusy, Turn.NONE);
      }
      var left = new ArrayList<>(counts);
      for (long next = Math.max(slot + 1, to - SLOTS + 1); next <= to; next++) {
        left.set(place(next), 0);
      }
      return new Gauge(to, left, hot, lastBusy, Turn.NONE);
    }

    Gauge noted(ThrottleLimit limit, Instant now) {
      var then = at(limit, now);
      var more = new ArrayList<>(then.counts);
      more.set(place(then.slot), more.get(place(then.slot)) + 1);
      int total = then.total() + 1;
      boolean busy = total >= limit.attempts() - limit.attempts() / 2;
      boolean isHot = hot || total >= limit.attempts();
      return new Gauge(
          then.slot, more, isHot, busy ? now : lastBusy, isHot && !hot ? Turn.BEGUN : Turn.NONE);
    }

    Gauge settled(ThrottleLimit limit, Instant now) {
      var then = at(limit, now);
      Duration quiet = limit.window().multipliedBy(QUIET_WINDOWS);
      return hot && !now.isBefore(lastBusy.plus(quiet))
          ? new Gauge(then.slot, then.counts, false, lastBusy, Turn.ENDED)
          : then;
    }

    boolean isForgettable() {
      return !hot && total() == 0;
    }
  }
}
