package dev.gatewright.server.audit;

import dev.gatewright.store.audit.SignedPlace;
import dev.gatewright.store.audit.TrailReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;

/// Copies a trail from the store to a file of lines that can be checked without the store.
///
/// The last line is a signed head, since what comes after it nobody vouches for; where a part of
/// the trail is asked for, it goes on to the next head.
public final class TrailExport {
  private final TrailReader reader;

  public TrailExport(TrailReader reader) {
    this.reader = reader;
  }

  /// What was asked for: all of it, or what happened from `since` on and before `until`.
  public record Range(Optional<Instant> since, Optional<Instant> until) {}

  /// How many events were written.
  public long write(String issuer, Range range, PrintWriter out) throws IOException {
    var span = reader.span(issuer);
    if (span.isEmpty()) {
      return 0;
    }
    var begin = span.get().cutSeq() + 1;
    var first =
        range.since().map(time -> Math.max(begin, reader.since(issuer, time))).orElse(begin);
    var last = range.until().map(time -> reader.since(issuer, time) - 1).orElse(Long.MAX_VALUE);
    var head = last == Long.MAX_VALUE ? newest(issuer, first) : reader.headOver(issuer, last);
    if (first > last || head.isEmpty()) {
      return 0;
    }
    var before =
        first == begin ? Optional.of(span.get().cutHash()) : reader.hash(issuer, first - 1);
    if (before.isEmpty()) {
      throw new IOException(
          "event %s of %s has no hash; gatewright audit verify says more"
              .formatted(first - 1, issuer));
    }
    out.println(TrailLines.start(issuer, first - 1, before.get()));
    var written = events(issuer, first, head.get().seq(), out);
    out.println(TrailLines.signed(head.get()));
    return written;
  }

  private Optional<SignedPlace> newest(String issuer, long first) {
    var newest = Optional.<SignedPlace>empty();
    var after = first - 1;
    while (true) {
      var heads = reader.heads(issuer, after);
      if (heads.isEmpty()) {
        return newest;
      }
      newest = Optional.of(heads.getLast());
      after = heads.getLast().seq();
    }
  }

  private long events(String issuer, long first, long last, PrintWriter out) throws IOException {
    var written = 0L;
    var after = first - 1;
    while (after < last) {
      var events = reader.events(issuer, after);
      for (var event : events) {
        if (event.event().seq() <= last) {
          out.println(TrailLines.event(event));
          written++;
        }
      }
      after = events.isEmpty() ? last : events.getLast().event().seq();
      if (out.checkError()) {
        throw new IOException("the file could not be written whole");
      }
    }
    return written;
  }
}
