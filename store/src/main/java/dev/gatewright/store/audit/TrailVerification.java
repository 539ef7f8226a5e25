package dev.gatewright.store.audit;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.store.audit.TrailCheck.Fault;
import dev.gatewright.store.audit.TrailCheck.Wrong;
import dev.gatewright.store.audit.TrailReader.ChainedEvent;
import dev.gatewright.store.audit.TrailReader.Span;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Checks the trail of an issuer in a store: every event, every hash, every signed head. A server
/// may go on writing meanwhile; what is looked at is what was chained in the beginning.
public final class TrailVerification {
  /// How far behind an event is looked for what was done to it.
  private static final int BEHIND = 50;

  private final TrailReader reader;
  private final List<AuditKey> keys;
  private final CryptoProvider crypto;

  public TrailVerification(TrailReader reader, List<AuditKey> keys, CryptoProvider crypto) {
    this.reader = reader;
    this.keys = List.copyOf(keys);
    this.crypto = crypto;
  }

  /// What came of it.
  ///
  /// @param first the first event that is there; above `last` where there is none
  /// @param last the last one that is chained
  /// @param heads how many signed heads were looked at
  /// @param signed up to which event the last one reaches
  /// @param signedAt when it was signed
  /// @param waiting events that are not chained yet
  public record Outcome(
      String issuer,
      long first,
      long last,
      int heads,
      long signed,
      Optional<Instant> signedAt,
      long waiting,
      Optional<Fault> fault) {}

  /// Checks an issuer's trail. `kept` are heads that were kept elsewhere: what they cover must be
  /// as it was.
  public Outcome verify(String issuer, List<SignedPlace> kept) {
    while (true) {
      var span = reader.span(issuer);
      if (span.isEmpty()) {
        return unchained(issuer, kept);
      }
      var outcome = verify(issuer, span.get(), kept);
      // What is cut off while it is looked at is no fault.
      if (outcome.fault().isEmpty()
          || reader.span(issuer).filter(now -> now.cutSeq() == span.get().cutSeq()).isPresent()) {
        return outcome;
      }
    }
  }

  private Outcome unchained(String issuer, List<SignedPlace> kept) {
    var waiting = waiting(issuer, 0);
    var lost = kept.stream().findFirst().map(head -> head.seq());
    var fault =
        lost.isPresent()
            ? TrailCheck.fault(
                Wrong.CUT_OFF, lost.get(), "event %s is missing, and all hashes of the trail")
            : waiting.fault().or(() -> notGiven(issuer));
    return new Outcome(issuer, 1, 0, 0, 0, Optional.empty(), waiting.count(), fault);
  }

  private Outcome verify(String issuer, Span span, List<SignedPlace> kept) {
    var check = new TrailCheck(issuer, span.cutSeq(), span.cutHash(), keys, crypto);
    var heads = heads(issuer, span, kept);
    var last = heads.isEmpty() ? Optional.<SignedPlace>empty() : Optional.of(heads.getLast());
    var looked = heads.size();
    var fault = check.beginning(span.cut());
    if (fault.isEmpty()) {
      fault = walk(check, span, new ArrayDeque<>(heads));
    }
    var waiting = waiting(issuer, span.seq());
    return new Outcome(
        issuer,
        span.cutSeq() + 1,
        check.seq(),
        looked,
        last.map(SignedPlace::seq).orElse(span.cutSeq()),
        last.map(SignedPlace::at),
        waiting.count(),
        fault.isPresent() ? fault : waiting.fault().or(() -> notGiven(issuer)));
  }

  private Optional<Fault> notGiven(String issuer) {
    return reader
        .notGiven(issuer)
        .flatMap(seq ->
            TrailCheck.fault(
                Wrong.INSERTED,
                seq,
                "event %s was not written by the server, which did not give this number"));
  }

  /// In the order of their events; of those that were kept elsewhere the ones that what is left of
  /// the trail can be held to.
  private List<SignedPlace> heads(String issuer, Span span, List<SignedPlace> kept) {
    var heads = new ArrayList<SignedPlace>();
    var after = span.cutSeq();
    List<SignedPlace> some;
    do {
      some = reader.heads(issuer, after);
      // One that was signed since belongs to events that were chained since.
      some.stream().filter(head -> !isNewer(issuer, head, span)).forEach(heads::add);
      after = some.isEmpty() ? after : some.getLast().seq();
    } while (some.size() == TrailReader.STEP);
    kept.stream().filter(head -> head.seq() >= span.cutSeq()).forEach(heads::add);
    heads.sort((one, other) -> Long.compare(one.seq(), other.seq()));
    return heads;
  }

  private boolean isNewer(String issuer, SignedPlace head, Span span) {
    return head.seq() > span.seq()
        && reader.span(issuer).filter(now -> now.seq() >= head.seq()).isPresent();
  }

  private Optional<Fault> walk(TrailCheck check, Span span, ArrayDeque<SignedPlace> heads) {
    var fault = heads(check, heads);
    while (fault.isEmpty() && check.seq() < span.seq()) {
      var rows = reader.events(check.issuer(), check.seq());
      if (rows.isEmpty()) {
        return TrailCheck.fault(Wrong.MISSING, check.seq() + 1, "event %s is missing");
      }
      fault = walk(check, rows, span, heads);
    }
    if (fault.isEmpty() && !heads.isEmpty()) {
      return TrailCheck.fault(
          Wrong.CUT_OFF,
          check.seq() + 1,
          "event %s is missing: there was one of number "
              + heads.getFirst().seq()
              + ", which the server signed");
    }
    if (fault.isEmpty() && !Arrays.equals(check.hash(), span.hash())) {
      return TrailCheck.fault(
          Wrong.CHANGED, check.seq(), "the chain goes on after event %s from another hash");
    }
    return fault;
  }

  private static Optional<Fault> walk(
      TrailCheck check, List<ChainedEvent> rows, Span span, ArrayDeque<SignedPlace> heads) {
    for (var at = 0; at < rows.size() && check.seq() < span.seq(); at++) {
      var behind = rows.subList(at + 1, Math.min(rows.size(), at + 1 + BEHIND));
      var fault = check.next(rows.get(at), behind);
      if (fault.isEmpty()) {
        fault = heads(check, heads);
      }
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<Fault> heads(TrailCheck check, ArrayDeque<SignedPlace> heads) {
    while (!heads.isEmpty() && heads.getFirst().seq() <= check.seq()) {
      var fault = check.head(heads.removeFirst());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private record Waiting(long count, Optional<Fault> fault) {}

  /// Those that are not chained yet have no hash, but their numbers have no gap either.
  private Waiting waiting(String issuer, long after) {
    var last = reader.last(issuer);
    var seq = after;
    while (seq < last) {
      var rows = reader.events(issuer, seq);
      if (rows.isEmpty()) {
        return new Waiting(
            seq - after, TrailCheck.fault(Wrong.MISSING, seq + 1, "event %s is missing"));
      }
      for (var row : rows) {
        if (row.event().seq() != seq + 1 && (after > 0 || seq > after)) {
          return new Waiting(
              seq - after, TrailCheck.fault(Wrong.MISSING, seq + 1, "event %s is missing"));
        }
        seq = row.event().seq();
      }
    }
    return new Waiting(seq - after, Optional.empty());
  }
}
