package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.RotateHookSecret;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.webhook.WebhookId;
import java.util.List;
import java.util.Map;

/// What signs the questions of an issuer's hooks. The hooks themselves are settings of the issuer.
final class HooksApi {
  private static final String HOOK = AdminCall.ISSUER_PATH + "/hooks/{hook}";

  private static final Document SECRET =
      Document.of("HookSecret", Field.required("secret", Shapes.TEXT, "told this once"));

  private final AdminDesk desk;

  HooksApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
                HOOK + "/secret",
                Permission.ISSUERS_WRITE,
                "Makes another secret; the one before it signs too for a day",
                new Told.One(SECRET))
            .by(this::rotate));
  }

  private HttpResponse rotate(AdminCall call) {
    return WebhookId.parse(call.variable("hook"))
        .map(hook ->
            desk.ask(
                call,
                new RotateHookSecret(call.issuer(), hook),
                AdminResult.WebhookKept.class,
                kept ->
                    JsonAnswers.of(200, Map.of("secret", kept.secret().orElseThrow().reveal()))))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }
}
