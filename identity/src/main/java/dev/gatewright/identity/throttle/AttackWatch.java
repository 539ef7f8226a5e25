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
    var gauge = gauges.computeIfAbsent(key, _ -> new Gauge(limits.of(kind), now));
    tell(key, gauge.note(now), now);
  }

  /// Counts one that was turned away because of an attack, so that it does not end while it goes
  /// on; it begins none.
  public void prolong(TenantId tenant, AttackKind kind, Instant now) {
    if (isUnderAttack(tenant, kind, now)) {
      note(tenant, kind, now);
    }
  }

  public boolean isUnderAttack(TenantId tenant, AttackKind kind, Instant now) {
    var key = new Key(tenant, kind);
    var gauge = gauges.get(key);
    if (gauge == null) {
      return false;
    }
    tell(key, gauge.settle(now), now);
    return gauge.isHot();
  }

  /// Ends what is over and forgets what is quiet. Called now and then by one thread.
  public void settle(Instant now) {
    for (var key : List.copyOf(gauges.keySet())) {
      Optional.ofNullable(gauges.get(key)).ifPresent(gauge -> tell(key, gauge.settle(now), now));
      gauges.computeIfPresent(key, (_, gauge) -> gauge.isForgettable() ? null : gauge);
    }
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

  /// One count over a window of a few slots. Its state is behind its own lock.
  private static final class Gauge {
    private static final int SLOTS = 6;

    private final ThrottleLimit limit;
    private final List<Integer> counts = new ArrayList<>(Collections.nCopies(SLOTS, 0));
    private long slot;
    private int total;
    private boolean hot;
    private Instant lastBusy;

    Gauge(ThrottleLimit limit, Instant now) {
      this.limit = limit;
      this.slot = slotOf(now);
      this.lastBusy = now;
    }

    private long slotOf(Instant now) {
      return now.toEpochMilli() / Math.max(1, limit.window().toMillis() / SLOTS);
    }

    private static int place(long slot) {
      return Math.floorMod(slot, SLOTS);
    }

    /// A clock that was put back stays where it was.
    private void advance(Instant now) {
      long to = slotOf(now);
      for (long next = Math.max(slot + 1, to - SLOTS + 1); next <= to; next++) {
        total -= counts.set(place(next), 0);
      }
      slot = Math.max(slot, to);
    }

    synchronized Turn note(Instant now) {
      advance(now);
      counts.set(place(slot), counts.get(place(slot)) + 1);
      total++;
      if (total >= limit.attempts() - limit.attempts() / 2) {
        lastBusy = now;
      }
      if (hot || total < limit.attempts()) {
        return Turn.NONE;
      }
      hot = true;
      return Turn.BEGUN;
    }

    synchronized Turn settle(Instant now) {
      advance(now);
      Duration quiet = limit.window().multipliedBy(QUIET_WINDOWS);
      if (!hot || now.isBefore(lastBusy.plus(quiet))) {
        return Turn.NONE;
      }
      hot = false;
      return Turn.ENDED;
    }

    synchronized boolean isHot() {
      return hot;
    }

    synchronized boolean isForgettable() {
      return !hot && total == 0;
    }
  }
}
