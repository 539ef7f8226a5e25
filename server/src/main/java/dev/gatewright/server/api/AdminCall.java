package dev.gatewright.server.api;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.json.JsonBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request of somebody who was let in, held to what its address takes.
///
/// @param root where the API is served
/// @param held all by which whoever asks may act
/// @param actor by which of that they act here
/// @param seen the state of the thing that the request is meant for
record AdminCall(
    String root,
    Endpoint endpoint,
    HttpRequest request,
    List<Actor.Mandated> held,
    Actor.Mandated actor,
    JsonBody body,
    Optional<Instant> seen,
    Instant now) {
  /// Below which everything is that belongs to an issuer.
  static final String ISSUER_PATH = "/issuers/{issuer}";

  static final int USUAL = 50;
  static final int MOST = 100;

  static final Field LIMIT =
      Field.optional(
          "limit", new Shape.Whole(1, MOST), "how many at most; 50 where it is not said");

  static final Field CURSOR =
      Field.optional("cursor", Cursor.SHAPE, "the `next_cursor` of the part before");

  /// The same by another of what whoever asks holds.
  AdminCall as(Actor.Mandated other) {
    return new AdminCall(root, endpoint, request, held, other, body, seen, now);
  }

  /// The same by one that counts in this issuer and lets do what the address needs; absent where
  /// there is none.
  Optional<AdminCall> in(IssuerId issuer) {
    return held.stream()
        .filter(one -> one.mandate().reaches(issuer))
        .filter(one -> one.mandate().permissions().contains(endpoint.permission()))
        .findFirst()
        .map(this::as);
  }

  /// Whose requests these are, whichever of their mandates they act by.
  String caller() {
    return switch (actor) {
      case Actor.ApiKey(var id, var _) -> id;
      case Actor.Administrator(var user, var _, var _) -> user.value();
      case Actor.Program program -> program.means();
    };
  }

  IssuerId issuer() {
    return new IssuerId(variable("issuer"));
  }

  String variable(String name) {
    return request.variable(name);
  }

  /// Whom the address names; absent where nobody can be called so.
  Optional<UserId> user() {
    return UserId.parse(variable("user"));
  }

  Optional<String> parameter(String name) {
    return request.query().first(name);
  }

  int limit() {
    return parameter("limit").map(Integer::parseInt).orElse(USUAL);
  }

  /// The address of a thing below this one.
  String below(String id) {
    var path = endpoint.path();
    for (var name : endpoint.variables()) {
      path = path.replace("{" + name + "}", variable(name));
    }
    return root + path + "/" + id;
  }
}
