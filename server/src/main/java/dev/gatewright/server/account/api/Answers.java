package dev.gatewright.server.account.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the API answers.
final class Answers {
  private Answers() {}

  static HttpResponse of(int status, Map<String, Object> fields) {
    return HttpResponse.json(status, JsonText.of(fields).getBytes(UTF_8))
        .withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  /// A whole list.
  static HttpResponse list(List<Map<String, Object>> data) {
    return list(data, Optional.empty());
  }

  /// A part of a list; `next` leads to the part behind it.
  static HttpResponse list(List<Map<String, Object>> data, Optional<String> next) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("data", data);
    fields.put("has_more", next.isPresent());
    next.ifPresent(cursor -> fields.put("next_cursor", cursor));
    return of(200, fields);
  }

  static HttpResponse done() {
    return HttpResponse.empty(204).withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  /// Of something that is named in the address: an id of nothing, or of somebody else's, is none.
  static HttpResponse doneUnless(Optional<Refusal> refused) {
    return refused.isEmpty() ? done() : ApiProblem.NOT_FOUND.response();
  }
}
