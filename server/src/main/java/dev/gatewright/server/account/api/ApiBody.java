package dev.gatewright.server.account.api;

import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonBody;
import dev.gatewright.server.json.JsonBody.Reading;
import java.util.Set;
import java.util.function.Function;

/// What becomes of a body that is none.
final class ApiBody {
  private ApiBody() {}

  /// Answers by what came, or says why it could not be read.
  static HttpResponse read(
      HttpRequest request, Set<String> known, Function<JsonBody, HttpResponse> answer) {
    return switch (JsonBody.read(request, known)) {
      case Reading.NotJson() -> ApiProblem.CONTENT_TYPE.response();
      case Reading.Unreadable() -> ApiProblem.BODY.response();
      case Reading.UnknownMember(var name) -> ApiProblem.UNKNOWN_MEMBER.of(name);
      case Reading.Read(var body) -> answer.apply(body);
    };
  }
}
