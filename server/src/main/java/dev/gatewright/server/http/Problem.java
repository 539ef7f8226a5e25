package dev.gatewright.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a program's request was not done (RFC 9457). `reason` is for the program, and stays what it
/// is; `detail` is for whoever writes the program, and says nothing that a secret or another person
/// told.
///
/// @param more members beside the standard ones, such as the `field` that is wrong
/// @param errors everything that is wrong where it may be more than one thing, each with members of
///   its own (RFC 9457 §3.2)
public record Problem(
    int status,
    String reason,
    String detail,
    Map<String, String> more,
    List<Map<String, String>> errors) {
  /// What a problem's `type` is made of: it names the reason and leads nowhere (RFC 9457 §3.1.1).
  public static final String TYPE = "urn:gatewright:problem:";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("no problem: " + status);
    }
    more = Map.copyOf(more);
    errors = List.copyOf(errors);
  }

  public Problem(int status, String reason, String detail) {
    this(status, reason, detail, Map.of(), List.of());
  }

  /// The same with a member more.
  public Problem with(String name, String value) {
    var all = new LinkedHashMap<>(more);
    all.put(name, value);
    return new Problem(status, reason, detail, all, errors);
  }

  /// The same with all that is wrong.
  public Problem with(List<Map<String, String>> all) {
    return new Problem(status, reason, detail, more, all);
  }

  public HttpResponse response() {
    var text = new StringBuilder(200).append("{\"type\":");
    Json.quote(text, TYPE + reason);
    text.append(",\"status\":").append(status).append(",\"reason\":");
    Json.quote(text, reason);
    text.append(",\"detail\":");
    Json.quote(text, detail);
    members(text, more);
    if (!errors.isEmpty()) {
      text.append(",\"errors\":[");
      for (int i = 0; i < errors.size(); i++) {
        text.append(i == 0 ? "{" : ",{");
        var members = new StringBuilder();
        members(members, errors.get(i));
        text.append(members, Math.min(1, members.length()), members.length()).append('}');
      }
      text.append(']');
    }
    var type = Headers.of("Content-Type", "application/problem+json; charset=utf-8");
    return HttpResponse.of(status, type, text.append('}').toString().getBytes(UTF_8))
        .withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  /// Each behind a comma, in the order of their names.
  private static void members(StringBuilder text, Map<String, String> members) {
    members.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> {
          text.append(',');
          Json.quote(text, member.getKey());
          text.append(':');
          Json.quote(text, member.getValue());
        });
  }
}
