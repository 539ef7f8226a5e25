package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ShowTrailHead;
import dev.gatewright.admin.command.AdminCommand.ShowTrailKeys;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.audit.TrailLines;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import java.util.List;

/// By what it is seen that nothing of what happened was changed.
final class TrailsApi {
  private static final Document HEAD =
      Document.of(
          "TrailHead",
          Field.required("kind", new Shape.Words(List.of("head")), "`head`"),
          Field.required("issuer", Shapes.TEXT, "whose events it is about"),
          Field.required(
              "seq", new Shape.Whole(1, EventsApi.LAST_NUMBER), "the number of the last event"),
          Field.required("hash", Shapes.TEXT, "the hash of that event, 64 hexadecimal digits"),
          Field.required("at", Shapes.MOMENT, "when it was signed"),
          Field.required("kid", Shapes.TEXT, "with which key"),
          Field.required("signature", Shapes.TEXT, "Ed25519, in base64url"));

  private static final Document KEY =
      Document.of(
          "TrailKey",
          Field.required("kty", new Shape.Words(List.of("OKP")), "`OKP` (RFC 8037)"),
          Field.required("crv", new Shape.Words(List.of("Ed25519")), "`Ed25519`"),
          Field.required("alg", new Shape.Words(List.of("EdDSA")), "`EdDSA`"),
          Field.required("use", new Shape.Words(List.of("sig")), "`sig`"),
          Field.required("kid", Shapes.TEXT, "what heads name it by"),
          Field.required("x", Shapes.TEXT, "the key, in base64url"));

  private static final Document KEYS =
      Document.of(
          "TrailKeys",
          Field.required(
              "keys", new Shape.Many(KEY), "the newest last; old heads need the others"));

  private final AdminDesk desk;

  TrailsApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                AdminCall.ISSUER_PATH + "/events/head",
                Permission.EVENTS_READ,
                "How far what happened is signed, to be kept elsewhere",
                new Told.One(HEAD))
            .by(this::head),
        Endpoint.get(
                AdminCall.ISSUER_PATH + "/events/keys",
                Permission.EVENTS_READ,
                "What heads are signed with, as a JWK Set",
                new Told.One(KEYS))
            .by(this::keys));
  }

  private HttpResponse head(AdminCall call) {
    return desk.ask(
        call,
        new ShowTrailHead(call.issuer()),
        AdminResult.TrailHead.class,
        found ->
            found
                .head()
                .map(head -> JsonAnswers.of(200, JsonText.fields(TrailLines.signed(head))))
                .orElseGet(AdminProblem.NOT_FOUND::response));
  }

  private HttpResponse keys(AdminCall call) {
    return desk.ask(
        call,
        new ShowTrailKeys(call.issuer()),
        AdminResult.TrailKeys.class,
        found -> JsonAnswers.of(200, JsonText.fields(TrailLines.keys(found.keys()).toString())));
  }
}
