package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ListKeys;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.KeyState;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettledCommands;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys that an issuer signs with.
final class KeysApi {
  private static final String KEYS = AdminCall.ISSUER_PATH + "/keys";

  private static final Shape ALGORITHM =
      new Shape.Words(Arrays.stream(Algorithm.values()).map(Algorithm::joseName).toList());

  private static final Document MADE =
      Document.of(
          "KeyMade",
          Field.required("kid", Shapes.TEXT, "what tokens name it by"),
          Field.required("alg", ALGORITHM, "what it signs with"),
          Field.required("signs_from", Shapes.MOMENT, "when it begins to sign"),
          Field.optional("published_until", Shapes.MOMENT, "when no token needs it any more"));

  private static final Document KEY =
      MADE.and(
          "Key", Field.required("state", Shapes.words(KeyState.values()), "what it is for now"));

  private final AdminDesk desk;
  private final SettledCommands commands;

  KeysApi(AdminDesk desk, SettledCommands commands) {
    this.desk = desk;
    this.commands = commands;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(KEYS, Permission.KEYS_READ, "The issuer's signing keys", new Told.Several(KEY))
            .by(this::list),
        Endpoint.post(
                KEYS + "/rotate",
                Permission.KEYS_WRITE,
                "Makes the next key, which is published before it signs",
                new Told.One(MADE))
            .taking(
                Field.optional("alg", ALGORITHM, "`ES256` where it is not said"),
                Field.optional(
                    "at_once", Shapes.FLAG, "takes the key before it out of use, and its tokens"))
            .refusing(AdminProblem.UNREADABLE, AdminProblem.KEY_WAITS)
            .by(this::rotate));
  }

  private HttpResponse list(AdminCall call) {
    return desk.ask(
        call,
        new ListKeys(call.issuer()),
        AdminResult.Keys.class,
        found ->
            JsonAnswers.list(
                found.keys().stream()
                    .map(key -> {
                      var fields = told(key);
                      fields.put("state", Shapes.word(found.state(key)));
                      return fields;
                    })
                    .toList()));
  }

  private static Map<String, Object> told(SigningKey key) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("kid", key.kid());
    fields.put("alg", key.algorithm().joseName());
    fields.put("signs_from", key.activeFrom().toString());
    key.removeAt().ifPresent(at -> fields.put("published_until", at.toString()));
    return fields;
  }

  private HttpResponse rotate(AdminCall call) {
    var name = call.body().text("alg").orElse(Algorithm.ES256.joseName());
    var algorithm =
        Arrays.stream(Algorithm.values())
            .filter(one -> one.joseName().equals(name))
            .findFirst()
            .orElseThrow();
    boolean atOnce = call.body().flag("at_once").orElse(false);
    return commands
        .issuer(call.issuer())
        .map(issuer ->
            desk.ask(
                call,
                commands.rotate(issuer, algorithm, atOnce),
                AdminResult.KeyMade.class,
                made -> JsonAnswers.of(200, told(made.key()))))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }
}
