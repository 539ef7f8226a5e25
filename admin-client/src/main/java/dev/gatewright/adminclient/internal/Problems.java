package dev.gatewright.adminclient.internal;

import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.AdminException.Fault;
import dev.gatewright.adminclient.call.AdminException.Problem;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Refusals as the server tells them: problem documents (RFC 9457). What stands before it, such as
/// a proxy, may answer otherwise.
final class Problems {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Members NOTHING = new Members(Map.of());

  private Problems() {}

  static AdminException of(HttpResponse<byte[]> answer) {
    var said = Json.parse(answer.body()).orElse(NOTHING);
    int status = answer.statusCode();
    var problem =
        new Problem(
            status,
            text(said, "reason").orElse("http." + status),
            text(said, "detail").orElse("the answer says no more"),
            text(said, "field").orElse(""),
            text(said, "parameter").orElse(""),
            text(said, "cursor").orElse(""),
            text(said, "permission").orElse(""),
            text(said, "rule").orElse(""),
            text(said, "reference").orElse(""));
    return new AdminException(problem, faults(said), retryAfter(answer.headers()));
  }

  /// In seconds (RFC 9110 §10.2.3), as the server says it. A date is what others say, and by a
  /// clock of theirs.
  static Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .filter(value -> SECONDS.matcher(value).matches())
        .map(Long::parseLong)
        .map(Duration::ofSeconds);
  }

  private static List<Fault> faults(Members said) {
    Function<Members, Fault> reader =
        each ->
            new Fault(
                text(each, "field").orElse(""),
                text(each, "detail").orElseGet(() -> text(each, "reason").orElse("")));
    return Optional.ofNullable(said.values().get("errors"))
        .flatMap(Readers.list(Readers.object(reader)))
        .orElse(List.of());
  }

  /// A member of another type is none: what went wrong matters more than how it is told.
  private static Optional<String> text(Members said, String name) {
    return Optional.ofNullable(said.values().get(name)).flatMap(Readers::text);
  }
}
