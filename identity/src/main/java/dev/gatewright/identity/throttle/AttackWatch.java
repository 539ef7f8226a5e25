package dev.gatewright.identity.throttle;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.mail.MailShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Whether an issuer is under attack: how many sign-ins fail, accounts are asked for and mails are
/// asked for within a window that slides, and how much of a share of its mails is.
///
/// An attack begins when a window holds as many as its limit. It ends when none has held half as
/// many for five windows, or for one of those over mails, which are long, so that it does not
/// flicker. It is measured in memory: each server sees its own part, and a restart begins with
/// quiet. Nothing is refused for it. Safe for use by several threads.
public final class AttackWatch {
  /// How many windows without half the limit end an attack.
  private static final int QUIET_WINDOWS = 5;

  private final AttackLimits limits;
  private final Alarm alarm;
  private final Map<Key, State> states = new ConcurrentHashMap<>();

  public AttackWatch(AttackLimits limits, Alarm alarm) {
    this.limits = limits;
    this.alarm = alarm;
  }

  /// Hears of the beginning and the end of an attack, each once. Called by whoever noticed.
  @FunctionalInterface
  public interface Alarm {
    void changed(TenantId tenant, AttackKind kind, boolean begun, Instant at);
  }

  private record Key(TenantId tenant, AttackKind kind) {}

  /// What is counted: everything of a kind, or what a share of the mails is used up by; up to which
  /// limit, and after how long without half of it an attack is over.
  private record Measure(Optional<MailShare> share, ThrottleLimit limit, Duration quiet) {
    static Measure ofAll(ThrottleLimit limit) {
      return new Measure(Optional.empty(), limit, limit.window().multipliedBy(QUIET_WINDOWS));
    }

    static Measure of(MailShare share, ThrottleLimit limit) {
      return new Measure(Optional.of(share), limit, limit.window());
    }
  }

  /// Counts one.
  void note(TenantId tenant, AttackKind kind, Instant now) {
    note(new Key(tenant, kind), List.of(all(kind)), now);
  }

  /// Counts one that has a mail of this share written, if there is anybody to write to.
  void note(TenantId tenant, AttackKind kind, MailShare share, Instant now) {
    var measures = new ArrayList<>(List.of(all(kind)));
    limits.of(share).map(limit -> Measure.of(share, limit)).ifPresent(measures::add);
    note(new Key(tenant, kind), measures, now);
  }

  private Measure all(AttackKind kind) {
    return Measure.ofAll(limits.of(kind));
  }

  private void note(Key key, List<Measure> measures, Instant now) {
    var noted =
        states.compute(
            key, (_, state) -> Optional.ofNullable(state).orElse(State.QUIET).noted(measures, now));
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
    return settled(new Key(tenant, kind), now).map(State::isHot).orElse(false);
  }

  /// Ends what is over and forgets what is quiet. Called now and then by one thread.
  public void settle(Instant now) {
    for (var key : List.copyOf(states.keySet())) {
      settled(key, now);
      states.computeIfPresent(key, (_, state) -> state.isForgettable() ? null : state);
    }
  }

  private Optional<State> settled(Key key, Instant now) {
    var settled =
        Optional.ofNullable(states.computeIfPresent(key, (_, state) -> state.settled(now)));
    settled.ifPresent(state -> tell(key, state.turn(), now));
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

  /// All that is counted of one kind at an issuer: an attack while any of it is, begun and ended
  /// once. `turn` is what the last step turned.
  private record State(Map<Measure, Gauge> gauges, Turn turn) {
    static final State QUIET = new State(Map.of(), Turn.NONE);

    boolean isHot() {
      return gauges.values().stream().anyMatch(Gauge::hot);
    }

    boolean isForgettable() {
      return gauges.values().stream().allMatch(Gauge::isForgettable);
    }

    State noted(List<Measure> measures, Instant now) {
      var after = new HashMap<>(gauges);
      for (var measure : measures) {
        var before =
            Optional.ofNullable(gauges.get(measure)).orElseGet(() -> Gauge.quiet(measure, now));
        after.put(measure, before.noted(measure, now));
      }
      return with(after);
    }

    State settled(Instant now) {
      var after = new HashMap<>(gauges);
      after.replaceAll((measure, gauge) -> gauge.settled(measure, now));
      return with(after);
    }

    private State with(Map<Measure, Gauge> after) {
      var then = new State(Map.copyOf(after), Turn.NONE);
      return then.isHot() == isHot()
          ? then
          : new State(then.gauges, then.isHot() ? Turn.BEGUN : Turn.ENDED);
    }
  }

  /// One count over a window of a few slots.
  private record Gauge(long slot, List<Integer> counts, boolean hot, Instant lastBusy) {
    private static final int SLOTS = 6;

    static Gauge quiet(Measure measure, Instant now) {
      return new Gauge(slotOf(measure.limit(), now), Collections.nCopies(SLOTS, 0), false, now);
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
        return new Gauge(slot, counts, hot, lastBusy);
      }
      var left = new ArrayList<>(counts);
      for (long next = Math.max(slot + 1, to - SLOTS + 1); next <= to; next++) {
        left.set(place(next), 0);
      }
      return new Gauge(to, left, hot, lastBusy);
    }

    Gauge noted(Measure measure, Instant now) {
      int limit = measure.limit().attempts();
      var then = at(measure.limit(), now);
      var more = new ArrayList<>(then.counts);
      more.set(place(then.slot), more.get(place(then.slot)) + 1);
      int total = then.total() + 1;
      boolean busy = total >= limit - limit / 2;
      return new Gauge(then.slot, more, hot || total >= limit, busy ? now : lastBusy);
    }

    Gauge settled(Measure measure, Instant now) {
      var then = at(measure.limit(), now);
      boolean goesOn = hot && now.isBefore(lastBusy.plus(measure.quiet()));
      return new Gauge(then.slot, then.counts, goesOn, lastBusy);
    }

    boolean isForgettable() {
      return !hot && total() == 0;
    }
  }
}
