package dev.gatewright.store.audit;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.store.audit.SignedPlace.Kind;
import dev.gatewright.store.audit.TrailReader.ChainedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Goes along the events of one issuer in order, computes what their hashes must be, and says which
/// is the first that is wrong. One thread uses it, once.
public final class TrailCheck {
  private final String issuer;
  private final List<AuditKey> keys;
  private final CryptoProvider crypto;
  private long seq;
  private byte[] hash;

  /// @param seq the event before the first that is looked at, and `hash` what its hash is
  public TrailCheck(
      String issuer, long seq, byte[] hash, List<AuditKey> keys, CryptoProvider crypto) {
    this.issuer = issuer;
    this.seq = seq;
    this.hash = hash.clone();
    this.keys = List.copyOf(keys);
    this.crypto = crypto;
  }

  /// What can be wrong.
  public enum Wrong {
    CHANGED,
    MISSING,
    INSERTED,
    REORDERED,
    HASH_MISSING,
    HEAD_FORGED,
    HEAD_DIFFERS,
    CUT_OFF,
    BEGINNING_FORGED
  }

  /// The first event that is wrong, and how.
  public record Fault(Wrong wrong, long seq, String text) {}

  public String issuer() {
    return issuer;
  }

  /// The number of the last event that was found right.
  public long seq() {
    return seq;
  }

  /// The hash up to there.
  public byte[] hash() {
    return hash.clone();
  }

  /// The next event is found right or it is not; `behind` are those that come after it, by which is
  /// told what was done.
  public Optional<Fault> next(ChainedEvent chained, List<ChainedEvent> behind) {
    var event = chained.event();
    if (!event.issuer().equals(issuer)) {
      return fault(Wrong.INSERTED, seq + 1, "event %s is another issuer's");
    }
    if (event.seq() > seq + 1) {
      return fault(Wrong.MISSING, seq + 1, "event %s is missing");
    }
    if (event.seq() <= seq) {
      return fault(Wrong.REORDERED, event.seq(), "event %s comes a second time or too late");
    }
    if (chained.hash().isEmpty()) {
      return fault(Wrong.HASH_MISSING, event.seq(), "the hash of event %s is missing");
    }
    var computed = EventHash.of(hash, event);
    if (!Arrays.equals(computed, chained.hash().get())) {
      return Optional.of(told(chained, behind));
    }
    seq = event.seq();
    hash = computed;
    return Optional.empty();
  }

  /// Looks whether the hashes fit what stands under other numbers.
  private Fault told(ChainedEvent chained, List<ChainedEvent> behind) {
    var at = chained.event().seq();
    var wanted = chained.hash().orElseThrow();
    for (var later : behind) {
      if (fits(hash, later, at, wanted)) {
        return swapped(chained, later)
            ? fault(Wrong.REORDERED, at, "event %s stands where another one stood").orElseThrow()
            : fault(Wrong.INSERTED, at, "event %s was inserted or moved here").orElseThrow();
      }
    }
    var next = behind.stream().findFirst().flatMap(ChainedEvent::hash);
    if (next.isPresent() && fits(wanted, chained, at + 1, next.get())) {
      return fault(Wrong.MISSING, at, "event %s is missing: the one after it has its number")
          .orElseThrow();
    }
    return fault(Wrong.CHANGED, at, "event %s was changed, or its hash was").orElseThrow();
  }

  /// Whether both fit where the other one stands.
  private boolean swapped(ChainedEvent first, ChainedEvent later) {
    var before =
        later.event().seq() == first.event().seq() + 1 ? first.hash() : Optional.<byte[]>empty();
    return before.isPresent()
        && later.hash().isPresent()
        && fits(before.get(), first, later.event().seq(), later.hash().get());
  }

  private static boolean fits(byte[] previous, ChainedEvent chained, long at, byte[] wanted) {
    return Arrays.equals(EventHash.of(previous, chained.event().numbered(at)), wanted);
  }

  /// Looks at a place that is said to be signed, once its event was found right.
  public Optional<Fault> head(SignedPlace head) {
    if (!isSigned(head)) {
      return fault(
          Wrong.HEAD_FORGED, head.seq(), "the head at event %s is not signed by the server");
    }
    return head.seq() == seq && Arrays.equals(head.hash(), hash)
        ? Optional.empty()
        : fault(
            Wrong.HEAD_DIFFERS,
            head.seq(),
            "the signed head at event %s says otherwise: up to there events and hashes were made"
                + " anew");
  }

  /// Whether the server signed it, for this issuer.
  public boolean isSigned(SignedPlace place) {
    return place.issuer().equals(issuer)
        && keys.stream().anyMatch(key -> key.signed(place, crypto));
  }

  /// Whether the trail may begin here: at its first event, or where the server itself cut it off.
  public Optional<Fault> beginning(Optional<SignedPlace> cut) {
    var first = seq == 0 && Arrays.equals(hash, EventHash.beginning());
    var signed =
        cut.filter(place ->
                place.kind() == Kind.CUT
                    && place.seq() == seq
                    && Arrays.equals(place.hash(), hash)
                    && isSigned(place))
            .isPresent();
    return first || signed
        ? Optional.empty()
        : fault(
            Wrong.BEGINNING_FORGED,
            seq,
            "the trail begins after event %s, and the server did not sign that it does");
  }

  static Optional<Fault> fault(Wrong wrong, long seq, String text) {
    return Optional.of(new Fault(wrong, seq, text.formatted(seq)));
  }
}
