package dev.gatewright.store.events;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.events.ProtocolEvent.HookFailed;
import dev.gatewright.protocol.events.ProtocolEvent.HookRefused;
import dev.gatewright.protocol.events.ProtocolEvent.RefusalsCounted;
import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.sql.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Refusals, which strangers cause as often as they like: the first few of a kind in each hour are
/// written one by one, the others counted and written as one number when the hour is over.
///
/// A kind is an issuer, an endpoint, a reason and a key, none of which a stranger can invent.
/// Counts that are not written yet are lost with the process. Safe for any number of threads.
public final class Refusals {
  /// How many of a kind are written one by one within a window.
  static final int SAMPLES = 5;

  private static final String HOOK = "hook ";

  static final Duration WINDOW = Duration.ofHours(1);

  private final Writer writer;
  private final EventTable events;
  private final Map<Kind, Count> counts = new HashMap<>();

  public Refusals(Writer writer, EventTable events) {
    this.writer = writer;
    this.events = events;
  }

  private record Kind(IssuerId issuer, String endpoint, String reason, Optional<String> key) {}

  private record Count(Instant since, long seen) {
    boolean isOver(Instant now) {
      return !now.isBefore(since.plus(WINDOW));
    }

    long unwritten() {
      return Math.max(0, seen - SAMPLES);
    }
  }

  /// Takes a refusal in. A store that cannot write at the moment costs the sample and nothing else.
  public void note(IssuerId issuer, RequestRefused event, Instant now) {
    note(new Kind(issuer, event.endpoint(), event.reason(), event.key()), event, now);
  }

  /// The same of what a hook refused, which strangers cause by trying to sign in.
  public void note(IssuerId issuer, HookRefused event, Instant now) {
    note(new Kind(issuer, HOOK + event.hook(), event.name(), Optional.empty()), event, now);
  }

  /// The same of a hook that gave no answer.
  public void note(IssuerId issuer, HookFailed event, Instant now) {
    var reason = event.name() + "." + event.why();
    note(new Kind(issuer, HOOK + event.hook(), reason, Optional.empty()), event, now);
  }

  private void note(Kind kind, ProtocolEvent event, Instant now) {
    if (isSample(kind, now)) {
      write(kind.issuer(), event, now);
    }
  }

  private synchronized boolean isSample(Kind kind, Instant now) {
    var count = counts.get(kind);
    var seen =
        count == null || (count.isOver(now) && count.unwritten() == 0) ? 1 : count.seen() + 1;
    counts.put(kind, new Count(seen == 1 || count == null ? now : count.since(), seen));
    return seen <= SAMPLES;
  }

  /// Writes what was counted in windows that are over. Called now and then by one thread.
  public void flush(Instant now) {
    for (var over : takeOver(now)) {
      write(over.issuer(), over.event(), now);
    }
  }

  private record Total(IssuerId issuer, RefusalsCounted event) {}

  private synchronized List<Total> takeOver(Instant now) {
    var over = new ArrayList<Total>();
    var kinds = counts.entrySet().iterator();
    while (kinds.hasNext()) {
      var entry = kinds.next();
      if (!entry.getValue().isOver(now)) {
        continue;
      }
      kinds.remove();
      var unwritten = entry.getValue().unwritten();
      if (unwritten > 0) {
        var kind = entry.getKey();
        over.add(
            new Total(
                kind.issuer(),
                new RefusalsCounted(kind.endpoint(), kind.reason(), kind.key(), unwritten)));
      }
    }
    return over;
  }

  private void write(IssuerId issuer, ProtocolEvent event, Instant now) {
    try {
      writer.commit(connection -> {
        events.append(connection, issuer, event, By.server(now));
        return true;
      });
    } catch (StoreUnavailable _) {
      // The refusal is in the log; the trail goes without it.
    }
  }
}
