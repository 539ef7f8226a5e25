package dev.gatewright.server.api.projects;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/// How programs of that system are answered: a status and a plain object. What goes wrong is one
/// sentence, word for word theirs where they have the case.
final class ProjectAnswer {
  private ProjectAnswer() {}

  /// Why nothing was done.
  enum Sentence {
    UNAUTHORIZED(401, "Unauthorized"),
    LOGIN(401, "Recent login required"),
    FORBIDDEN(403, "Forbidden"),
    FOREIGN(403, "Origin not allowed"),
    NO_PROJECT(404, "Project not found"),
    NO_USER(404, "User not found"),
    NO_SESSION(404, "Session not found"),
    NO_PIN(404, "PIN not found"),
    MISSING(400, "Missing required fields"),
    INVALID(400, "Missing or invalid parameters"),
    REDIRECT_URI(400, "Invalid redirect_uri"),
    NO_JSON(415, "Missing required fields"),
    PIN_DIGITS(400, "Invalid PIN"),
    PIN_TAKEN(409, "PIN already in use"),
    PINS_FULL(409, "Maximum of 10 active PINs reached"),
    PROJECT_TAKEN(409, "Project already exists"),
    CHANGED(409, "Changed meanwhile"),
    THROTTLED(429, "Rate limited"),
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String text;

    Sentence(int status, String text) {
      this.status = status;
      this.text = text;
    }

    HttpResponse response() {
      return ProjectAnswer.of(status, JsonValues.newObject().put("error", text));
    }
  }

  static HttpResponse of(int status, ObjectNode body) {
    return HttpResponse.json(status, JsonText.write(body))
        .withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  static HttpResponse ok() {
    return of(200, JsonValues.newObject().put("ok", true));
  }

  /// As that system writes times.
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
