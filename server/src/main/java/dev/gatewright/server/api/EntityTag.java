package dev.gatewright.server.api;

import dev.gatewright.server.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names one state of a thing by when it came to be, in full (RFC 9110 §8.8.3): no two states share
/// a time, so the tag is a strong one.
final class EntityTag {
  private static final int RADIX = 36;
  private static final Pattern SYNTAX = Pattern.compile("\"([0-9a-z]{1,11})\"");

  private EntityTag() {}

  static String of(Instant changed) {
    return '"' + Long.toString(changed.toEpochMilli(), RADIX) + '"';
  }

  /// What a request names as the state it is meant for.
  sealed interface Condition {
    record None() implements Condition {}

    record Seen(Instant changed) implements Condition {}

    /// More than one, or none of ours.
    record Unreadable() implements Condition {}
  }

  /// `*` is no condition: what is not there is told so anyway (RFC 9110 §13.1.1).
  static Condition condition(HttpRequest request) {
    List<String> fields = request.headers().all("If-Match");
    if (fields.isEmpty() || fields.equals(List.of("*"))) {
      return new Condition.None();
    }
    return Optional.of(fields)
        .filter(sent -> sent.size() == 1)
        .map(sent -> SYNTAX.matcher(sent.getFirst().strip()))
        .filter(match -> match.matches())
        .<Condition>map(match ->
            new Condition.Seen(Instant.ofEpochMilli(Long.parseLong(match.group(1), RADIX))))
        .orElseGet(Condition.Unreadable::new);
  }
}
