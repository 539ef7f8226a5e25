package dev.gatewright.store.events;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where an event stands among those of its issuer, in this store and in no other that was restored
/// from a backup of it: a number that was given after the backup is given again.
///
/// @param restored the second, since 1970, at which the store was restored before it gave the
///   number; 0 where it never was
public record EventPlace(long seq, long restored) {
  /// Before the first event.
  public static final EventPlace BEGINNING = new EventPlace(0, 0);

  /// As [#text()] has it.
  public static final String SYNTAX = "[0-9]{1,18}(:[0-9]{1,12})?";

  private static final Pattern PATTERN = Pattern.compile(SYNTAX);

  public static Optional<EventPlace> parse(String text) {
    if (!PATTERN.matcher(text).matches()) {
      return Optional.empty();
    }
    var parts = text.split(":", -1);
    var restored = parts.length > 1 ? Long.parseLong(parts[1]) : 0;
    return Optional.of(new EventPlace(Long.parseLong(parts[0]), restored));
  }

  /// What programs keep.
  public String text() {
    return restored == 0 ? Long.toString(seq) : seq + ":" + restored;
  }

  /// The id of the event, which no other one of the server ever has.
  public String id(String issuer) {
    return issuer + ":" + text();
  }
}
