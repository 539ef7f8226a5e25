package dev.gatewright.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How programs are answered.
public final class JsonAnswers {
  private JsonAnswers() {}

  public static HttpResponse of(int status, Map<String, Object> fields) {
    return HttpResponse.json(status, JsonText.of(fields).getBytes(UTF_8))
        .withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  /// A whole list.
  public static HttpResponse list(List<Map<String, Object>> data) {
    return list(data, Optional.empty());
  }

  /// A part of a list; `next` leads to the part behind it.
  public static HttpResponse list(List<Map<String, Object>> data, Optional<String> next) {
    return page(data, next.isPresent(), next);
  }

  /// The same of a list that grows, whose end leads on too.
  public static HttpResponse page(
      List<Map<String, Object>> data, boolean more, Optional<String> next) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("data", data);
    fields.put("has_more", more);
    next.ifPresent(cursor -> fields.put("next_cursor", cursor));
    return of(200, fields);
  }

  public static HttpResponse done() {
    return HttpResponse.empty(204).withHeaders(SecurityHeaders.BACK_CHANNEL);
  }
}
