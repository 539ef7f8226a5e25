package dev.gatewright.server.audit;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.server.audit.TrailLines.Line;
import dev.gatewright.store.audit.AuditKey;
import dev.gatewright.store.audit.SignedPlace;
import dev.gatewright.store.audit.TrailCheck;
import dev.gatewright.store.audit.TrailCheck.Fault;
import dev.gatewright.store.audit.TrailCheck.Wrong;
import dev.gatewright.store.audit.TrailReader.ChainedEvent;
import dev.gatewright.store.audit.TrailVerification.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks an exported trail: by its lines and the server's public key, without a store. One thread
/// uses it, once.
public final class TrailFile {
  /// As many events are held to tell what was done to the first of them.
  private static final int BEHIND = 50;

  /// No line that was written here comes near.
  private static final int LONGEST_LINE = 1024 * 1024;

  private final List<AuditKey> keys;
  private final List<SignedPlace> kept;
  private final CryptoProvider crypto;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final ArrayList<ChainedEvent> waiting = new ArrayList<>();
  private Optional<TrailCheck> check = Optional.empty();
  private Optional<Fault> fault = Optional.empty();
  private Optional<Instant> signedAt = Optional.empty();
  private long first;
  private long signed;
  private int heads;

  /// @param kept heads that were kept elsewhere
  public TrailFile(List<AuditKey> keys, List<SignedPlace> kept, CryptoProvider crypto) {
    this.keys = List.copyOf(keys);
    this.kept = List.copyOf(kept);
    this.crypto = crypto;
  }

  /// What came of each issuer, in the order of the file.
  public List<Outcome> verify(BufferedReader lines) throws IOException {
    for (var line = line(lines); line.isPresent(); line = line(lines)) {
      take(TrailLines.read(line.get()));
    }
    end();
    return List.copyOf(outcomes);
  }

  private static Optional<String> line(BufferedReader lines) throws IOException {
    var line = new StringBuilder();
    for (var next = lines.read(); next >= 0; next = lines.read()) {
      if (next == '\n') {
        return Optional.of(line.toString());
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a line is longer than any of an exported trail");
      }
      line.append((char) next);
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
  }

  private void take(Line line) {
    switch (line) {
      case Line.Start(var issuer, var seq, var hash) -> {
        end();
        check = Optional.of(new TrailCheck(issuer, seq, hash, keys, crypto));
        first = seq + 1;
        signed = seq;
        keptHeads();
      }
      case Line.Event(var event) -> event(event);
      case Line.Signed(var head) -> {
        settle(0);
        if (going()) {
          heads++;
          signed = head.seq();
          signedAt = Optional.of(head.at());
          fault = running().head(head);
        }
      }
      case Line.Unreadable() -> {
        settle(0);
        if (going()) {
          fault = damaged("a line in the place of event %s cannot be read");
        }
      }
    }
  }

  private void event(ChainedEvent event) {
    if (check.isEmpty()) {
      var issuer = event.event().issuer();
      check = Optional.of(new TrailCheck(issuer, 0, new byte[0], keys, crypto));
      fault = damaged("event %s has no beginning before it: the file was cut");
    }
    waiting.add(event);
    settle(BEHIND);
  }

  /// Looks at what waits, all but the last `held`.
  private void settle(int held) {
    var taken = 0;
    while (waiting.size() - taken > held) {
      var event = waiting.get(taken);
      taken++;
      if (going()) {
        fault = running().next(event, waiting.subList(taken, waiting.size()));
        keptHeads();
      }
    }
    waiting.subList(0, taken).clear();
  }

  private void keptHeads() {
    if (going()) {
      var at = running();
      fault =
          kept.stream()
              .filter(head -> head.issuer().equals(at.issuer()) && head.seq() == at.seq())
              .flatMap(head -> at.head(head).stream())
              .findFirst();
    }
  }

  private boolean going() {
    return check.isPresent() && fault.isEmpty();
  }

  private TrailCheck running() {
    return check.orElseThrow();
  }

  private Optional<Fault> damaged(String text) {
    var seq = check.map(TrailCheck::seq).orElse(0L) + 1;
    return Optional.of(new Fault(Wrong.CHANGED, seq, text.formatted(seq)));
  }

  /// The end of an issuer's lines.
  private void end() {
    settle(0);
    if (check.isEmpty()) {
      return;
    }
    var at = running();
    if (fault.isEmpty() && (heads == 0 || signed < at.seq())) {
      fault =
          Optional.of(
              new Fault(
                  Wrong.CUT_OFF,
                  at.seq() + 1,
                  "the file ends before event %s without a signed head".formatted(at.seq() + 1)));
    }
    if (fault.isEmpty()) {
      fault = beyond(at);
    }
    outcomes.add(new Outcome(at.issuer(), first, at.seq(), heads, signed, signedAt, 0, fault));
    check = Optional.empty();
    fault = Optional.empty();
    signedAt = Optional.empty();
    heads = 0;
  }

  private Optional<Fault> beyond(TrailCheck at) {
    return kept.stream()
        .filter(head -> head.issuer().equals(at.issuer()) && head.seq() > at.seq())
        .findFirst()
        .map(head ->
            new Fault(
                Wrong.CUT_OFF,
                at.seq() + 1,
                "event %s is missing: the head that was kept is of event %s"
                    .formatted(at.seq() + 1, head.seq())));
  }
}
