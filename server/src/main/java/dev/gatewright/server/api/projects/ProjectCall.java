package dev.gatewright.server.api.projects;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.json.JsonBody;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A request of somebody who was let in, with a body that has no unknown members.
record ProjectCall(Tenant tenant, HttpRequest request, Actor actor, JsonBody body) {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,7}");
  private static final int USUAL = 20;
  private static final int MOST = 100;
  private static final int FURTHEST = 1_000_000;

  /// Which part of a list is asked for.
  record Part(int offset, int limit) {}

  IssuerId issuer() {
    return tenant.issuer().id();
  }

  /// The project that the address names, which is there.
  ClientId project() {
    return new ClientId(request.variable("project"));
  }

  /// A text that is not blank.
  Optional<String> text(String name) {
    return body.text(name).filter(text -> !text.isBlank());
  }

  /// Whether a member is there, and is no text.
  boolean isNoText(String name) {
    return body.get(name).filter(value -> !value.isString()).isPresent();
  }

  /// Answers with the part that the query asks for; more than a hundred at once are cut to that.
  <R> R part(Function<Part, R> answer, R invalid) {
    var offset = whole("offset", 0);
    var limit = whole("limit", USUAL);
    return offset < 0 || offset > FURTHEST || limit < 1
        ? invalid
        : answer.apply(new Part(offset, Math.min(limit, MOST)));
  }

  /// Less than nothing for what is no number, or comes twice.
  private int whole(String name, int otherwise) {
    var sent = request.query().all(name);
    return switch (sent.size()) {
      case 0 -> otherwise;
      case 1 -> WHOLE.matcher(sent.getFirst()).matches() ? Integer.parseInt(sent.getFirst()) : -1;
      default -> -1;
    };
  }
}
