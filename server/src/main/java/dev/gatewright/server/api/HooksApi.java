package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.RotateHookSecret;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.issuer.HookConfig;
import dev.gatewright.server.config.issuer.HookFailure;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.HookPlace;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.DurationText;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.CallSecretTable.Made;
import dev.gatewright.store.webhook.WebhookId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The programs that an issuer asks. What they are is a setting of the issuer, and changed as one;
/// what signs the questions is kept apart.
final class HooksApi {
  private static final String HOOKS = AdminCall.ISSUER_PATH + "/hooks";

  static final Field HAS_SECRET =
      Field.required("has_secret", Shapes.FLAG, "whether there is one that signs; it is not told");

  static final Field FORMER_SECRET =
      Field.optional(
          "former_secret_until", Shapes.MOMENT, "until when the one before it signs too");

  private static final Document HOOK =
      Document.of(
          "Hook",
          Field.required("id", Shapes.TEXT, "what commands and events call it"),
          Field.required("url", Shapes.TEXT, "where it is asked"),
          Field.required("on", Shapes.words(HookPlace.values()), "what it is asked about"),
          Field.required("timeout", Shapes.TEXT, "how long it may take, such as `2s`"),
          Field.required(
              "on_failure",
              Shapes.words(HookFailure.values()),
              "what happens where it gives no usable answer"),
          Field.required("active", Shapes.FLAG, "whether it is asked at all"),
          HAS_SECRET,
          FORMER_SECRET);

  private static final Document SECRET =
      Document.of("HookSecret", Field.required("secret", Shapes.TEXT, "told this once"));

  private final AdminDesk desk;
  private final SettingsDesk settings;

  HooksApi(AdminDesk desk, SettingsDesk settings) {
    this.desk = desk;
    this.settings = settings;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                HOOKS,
                Permission.ISSUERS_READ,
                "The programs that the issuer asks, in their order; its `settings` change them",
                new Told.Several(HOOK))
            .refusing(AdminProblem.UNREADABLE)
            .by(this::list),
        Endpoint.post(
                HOOKS + "/{hook}/secret",
                Permission.ISSUERS_WRITE,
                "Makes another secret; the one before it signs too for a day",
                new Told.One(SECRET))
            .by(this::rotate));
  }

  private HttpResponse list(AdminCall call) {
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        found -> {
          var issuer = found.issuer();
          return JsonAnswers.list(
              HookKeys.of(StoredSettings.issuer(issuer.id().value(), issuer.document())).stream()
                  .map(hook -> told(call, hook))
                  .toList());
        });
  }

  private Map<String, Object> told(AdminCall call, HookConfig hook) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", hook.id().value());
    fields.put("url", hook.url());
    fields.put("on", Shapes.word(hook.on()));
    fields.put("timeout", DurationText.format(hook.timeout()));
    fields.put("on_failure", Shapes.word(hook.onFailure()));
    fields.put("active", hook.active());
    secret(call, settings.callSecret(call.issuer(), new Callee.Hook(hook.id())), fields);
    return fields;
  }

  static void secret(AdminCall call, Optional<Made> made, Map<String, Object> fields) {
    fields.put("has_secret", made.isPresent());
    made.flatMap(Made::formerUntil)
        .filter(call.now()::isBefore)
        .ifPresent(until -> fields.put("former_secret_until", until.toString()));
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
