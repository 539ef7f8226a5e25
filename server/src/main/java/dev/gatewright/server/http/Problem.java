package dev.gatewright.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;

/// Why a program's request was not done (RFC 9457). `reason` is for the program, and stays what it
/// is; `detail` is for whoever writes the program, and says nothing that a secret or another person
/// told.
///
/// @param more members beside the standard ones, such as the `field` that is wrong
public record Problem(int status, String reason, String detail, Map<String, String> more) {
  /// What a problem's `type` is made of: it names the reason and leads nowhere (RFC 9457 §3.1.1).
  public static final String TYPE = "urn:gatewright:problem:";

  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("no problem: " + status);
    }
    more = Map.copyOf(more);
  }

  public Problem(int status, String reason, String detail) {
    this(status, reason, detail, Map.of());
  }

  /// The same with a member more.
  public Problem with(String name, String value) {
    var all = new LinkedHashMap<>(more);
    all.put(name, value);
    return new Problem(status, reason, detail, all);
  }

  public HttpResponse response() {
    var text = new StringBuilder(200).append("{\"type\":");
    Json.quote(text, TYPE + reason);
    text.append(",\"status\":").append(status).append(",\"reason\":");
    Json.quote(text, reason);
    text.append(",\"detail\":");
    Json.quote(text, detail);
    more.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> {
          text.append(',');
          Json.quote(text, member.getKey());
          text.append(':');
          Json.quote(text, member.getValue());
        });
    var type = Headers.of("Content-Type", "application/problem+json; charset=utf-8");
    return HttpResponse.of(status, type, text.append('}').toString().getBytes(UTF_8))
        .withHeaders(SecurityHeaders.BACK_CHANNEL);
  }
}
