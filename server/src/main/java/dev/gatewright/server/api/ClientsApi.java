package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.EndFormerSecret;
import dev.gatewright.admin.command.AdminCommand.ListClients;
import dev.gatewright.admin.command.AdminCommand.RemoveClient;
import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ClientLine;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.sql.Mark;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The applications that sign people in at an issuer.
final class ClientsApi {
  private static final String CLIENTS = AdminCall.ISSUER_PATH + "/clients";
  private static final String CLIENT = CLIENTS + "/{client}";
  private static final String KEEP_FORMER_FOR = "keep_former_for";
  private static final long LONGEST_KEPT = Duration.ofDays(30).toSeconds();

  private static final Document SUMMARY =
      Document.of(
          "ClientSummary",
          Field.required("client_id", Shapes.TEXT, "what addresses and requests name it by"),
          Field.required(
              "status", new Shape.Words(List.of("active", "disabled")), "whether it is served"),
          Field.required("has_secret", Shapes.FLAG, "whether it proves itself with a secret"),
          Field.optional(
              "secret_last_used_at", Shapes.MOMENT, "to the minute; absent where it never was"),
          Field.optional(
              "former_secret_until",
              Shapes.MOMENT,
              "when the secret before stops working; absent where it does not work"),
          Field.optional(
              "former_secret_last_used_at", Shapes.MOMENT, "when that one was last used"),
          Field.required(
              SettingShapes.SETTINGS,
              SettingShapes.CLIENT,
              "as they were declared, without secret and signing key"));

  private static final Document DETAIL =
      SUMMARY.and(
          "Client",
          Field.required("has_signing_key", Shapes.FLAG, "whether it shares a key for its tokens"),
          Field.required("created_at", Shapes.MOMENT, "when it was declared first"),
          Field.required("updated_at", Shapes.MOMENT, "when it was changed last"));

  private static final Document CHANGED =
      DETAIL.and(
          "ChangedClient",
          Field.optional("client_secret", Shapes.TEXT, "the one that was made, told this once"),
          Field.optional("signing_key", Shapes.TEXT, "the one that was made, told this once"),
          SettingAnswers.NOTES);

  private static final Document SECRET =
      Document.of(
          "ClientSecret",
          Field.required("client_secret", Shapes.TEXT, "the new one, told this once"),
          Field.optional("former_secret_until", Shapes.MOMENT, "until when the one before works"));

  private final AdminDesk desk;
  private final SettingAnswers answers;
  private final SettingsDesk settings;
  private final SettledCommands commands;

  ClientsApi(AdminDesk desk, SettingsDesk settings, SettledCommands commands) {
    this.desk = desk;
    this.answers = new SettingAnswers(desk);
    this.settings = settings;
    this.commands = commands;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                CLIENTS,
                Permission.CLIENTS_READ,
                "The clients of the issuer",
                new Told.Several(SUMMARY))
            .asking(AdminCall.LIMIT, AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "clients", part -> list(call, part))),
        Endpoint.post(
                CLIENTS,
                Permission.CLIENTS_WRITE,
                "Adds a client by the keys of tenants.yaml; a secret that it needs is made",
                new Told.Made(CHANGED))
            .taking(
                Field.required(
                    SettingShapes.SETTINGS, SettingShapes.CLIENT, "the keys of a client"))
            .refusing(AdminProblem.SETTINGS, AdminProblem.EXISTS, AdminProblem.UNREADABLE)
            .by(this::add),
        Endpoint.get(CLIENT, Permission.CLIENTS_READ, "A client", new Told.One(DETAIL))
            .onCondition()
            .by(call -> with(call, client -> show(call, client))),
        Endpoint.of(
                "PATCH",
                CLIENT,
                Permission.CLIENTS_WRITE,
                "Changes the settings that are named; null takes one away",
                new Told.One(CHANGED))
            .onCondition()
            .taking(
                Field.required(
                    SettingShapes.SETTINGS, SettingShapes.CLIENT_PATCH, "a merge patch (RFC 7396)"))
            .refusing(
                AdminProblem.SETTINGS, AdminProblem.CHANGED_MEANWHILE, AdminProblem.UNREADABLE)
            .by(call -> with(call, client -> change(call, client))),
        Endpoint.delete(
                CLIENT, Permission.CLIENTS_WRITE, "Removes the client and ends what it was given")
            .onCondition()
            .by(call ->
                with(
                    call,
                    client ->
                        desk.act(call, new RemoveClient(call.issuer(), client, call.seen())))),
        Endpoint.post(
                CLIENT + "/secret",
                Permission.CLIENTS_WRITE,
                "Makes a new secret; the one before it stops working at once, or then",
                new Told.One(SECRET))
            .taking(
                Field.optional(
                    KEEP_FORMER_FOR,
                    new Shape.Whole(0, LONGEST_KEPT),
                    "how many seconds the one before works too; 0 where it is not said"))
            .refusing(AdminProblem.NO_SECRET, AdminProblem.UNREADABLE)
            .by(call -> with(call, client -> rotate(call, client))),
        Endpoint.delete(
                CLIENT + "/secret/former",
                Permission.CLIENTS_WRITE,
                "Ends the secret before, which a rotation kept")
            .by(call ->
                with(call, client -> desk.act(call, new EndFormerSecret(call.issuer(), client)))));
  }

  private static HttpResponse with(AdminCall call, Function<ClientId, HttpResponse> use) {
    return Optional.of(call.variable("client"))
        .filter(ClientId::isValid)
        .map(ClientId::new)
        .map(use)
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private HttpResponse list(AdminCall call, Part part) {
    return desk.ask(
        call,
        new ListClients(call.issuer(), Optional.of(part)),
        AdminResult.Clients.class,
        found ->
            JsonAnswers.list(
                found.clients().stream().map(ClientsApi::told).toList(),
                Cursor.behind(
                    "clients",
                    found.clients(),
                    found.more(),
                    client -> Mark.of(client.id().value()))));
  }

  private static Map<String, Object> told(ClientLine client) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("client_id", client.id().value());
    fields.put("status", client.active() ? "active" : "disabled");
    fields.put("has_secret", client.hasSecret());
    client.secretUsedAt().ifPresent(at -> fields.put("secret_last_used_at", at.toString()));
    client
        .former()
        .ifPresent(former -> {
          fields.put("former_secret_until", former.until().toString());
          former.usedAt().ifPresent(at -> fields.put("former_secret_last_used_at", at.toString()));
        });
    fields.put("settings", JsonText.fields(client.document()));
    return fields;
  }

  private HttpResponse show(AdminCall call, ClientId client) {
    return desk.ask(
        call,
        new ShowClient(call.issuer(), client),
        AdminResult.ClientShown.class,
        found ->
            JsonAnswers.of(200, told(found)).withHeader("ETag", EntityTag.of(found.updatedAt())));
  }

  private static Map<String, Object> told(AdminResult.ClientShown client) {
    var fields = told(client.client());
    fields.put("has_signing_key", client.hasSigningKey());
    fields.put("created_at", client.createdAt().toString());
    fields.put("updated_at", client.updatedAt().toString());
    return fields;
  }

  private HttpResponse add(AdminCall call) {
    var wanted = call.body().object(SettingShapes.SETTINGS).orElseThrow();
    return answers.client(
        call,
        settings.addClient(call.actor(), call.issuer(), wanted),
        added ->
            changed(201, added)
                .withHeader("Location", call.below(added.client().client().id().value())));
  }

  private HttpResponse change(AdminCall call, ClientId client) {
    var patch = call.body().object(SettingShapes.SETTINGS).orElseThrow();
    return answers.client(
        call,
        settings.changeClient(call.actor(), call.issuer(), client, patch, call.seen()),
        changed -> changed(200, changed));
  }

  private static HttpResponse changed(int status, Settled.Client changed) {
    var client = changed.client();
    var fields = told(client);
    changed.secret().ifPresent(secret -> fields.put("client_secret", secret.reveal()));
    changed.signingKey().ifPresent(key -> fields.put("signing_key", key.reveal()));
    if (!changed.notes().isEmpty()) {
      fields.put("notes", changed.notes());
    }
    return JsonAnswers.of(status, fields).withHeader("ETag", EntityTag.of(client.updatedAt()));
  }

  private HttpResponse rotate(AdminCall call, ClientId client) {
    var keep =
        call.body()
            .get(KEEP_FORMER_FOR)
            .map(JsonNode::longValue)
            .map(Duration::ofSeconds)
            .orElse(Duration.ZERO);
    return commands
        .issuer(call.issuer())
        .map(issuer ->
            desk.ask(
                call,
                commands.rotateSecret(issuer, client, keep),
                AdminResult.ClientSecretRotated.class,
                rotated -> {
                  var fields = new LinkedHashMap<String, Object>();
                  fields.put("client_secret", rotated.secret().reveal());
                  rotated
                      .formerUntil()
                      .ifPresent(at -> fields.put("former_secret_until", at.toString()));
                  return JsonAnswers.of(200, fields);
                }))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }
}
