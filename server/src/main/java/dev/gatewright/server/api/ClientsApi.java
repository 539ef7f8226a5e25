package dev.gatewright.server.api;

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
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.sql.Mark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The applications that sign people in at an issuer.
final class ClientsApi {
  private static final String CLIENTS = AdminCall.ISSUER_PATH + "/clients";
  private static final String CLIENT = CLIENTS + "/{client}";

  private static final Document SUMMARY =
      Document.of(
          "ClientSummary",
          Field.required("client_id", Shapes.TEXT, "what addresses and requests name it by"),
          Field.required(
              "status", new Shape.Words(List.of("active", "disabled")), "whether it is served"),
          Field.required("has_secret", Shapes.FLAG, "whether it proves itself with a secret"),
          Field.required(
              "settings", Shapes.MEMBERS, "as they were declared, without secret and signing key"));

  private static final Document DETAIL =
      SUMMARY.and(
          "Client",
          Field.required("has_signing_key", Shapes.FLAG, "whether it shares a key for its tokens"),
          Field.required("created_at", Shapes.MOMENT, "when it was declared first"),
          Field.required("updated_at", Shapes.MOMENT, "when it was changed last"));

  private static final Document SECRET =
      Document.of(
          "ClientSecret",
          Field.required("client_secret", Shapes.TEXT, "the new one, told this once"));

  private final AdminDesk desk;
  private final SettledCommands commands;

  ClientsApi(AdminDesk desk, SettledCommands commands) {
    this.desk = desk;
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
        Endpoint.get(CLIENT, Permission.CLIENTS_READ, "A client", new Told.One(DETAIL))
            .by(call -> with(call, client -> show(call, client))),
        Endpoint.delete(
                CLIENT, Permission.CLIENTS_WRITE, "Removes the client and ends what it was given")
            .by(call ->
                with(call, client -> desk.act(call, new RemoveClient(call.issuer(), client)))),
        Endpoint.post(
                CLIENT + "/secret",
                Permission.CLIENTS_WRITE,
                "Makes a new secret; the one before it stops working at once",
                new Told.One(SECRET))
            .refusing(AdminProblem.NO_SECRET, AdminProblem.UNREADABLE)
            .by(call -> with(call, client -> rotate(call, client))));
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
    fields.put("settings", JsonText.fields(client.document()));
    return fields;
  }

  private HttpResponse show(AdminCall call, ClientId client) {
    return desk.ask(
        call,
        new ShowClient(call.issuer(), client),
        AdminResult.ClientShown.class,
        found -> {
          var fields = told(found.client());
          fields.put("has_signing_key", found.hasSigningKey());
          fields.put("created_at", found.createdAt().toString());
          fields.put("updated_at", found.updatedAt().toString());
          return JsonAnswers.of(200, fields);
        });
  }

  private HttpResponse rotate(AdminCall call, ClientId client) {
    return commands
        .issuer(call.issuer())
        .map(issuer ->
            desk.ask(
                call,
                commands.rotateSecret(issuer, client),
                AdminResult.ClientKept.class,
                kept ->
                    JsonAnswers.of(
                        200, Map.of("client_secret", kept.secret().orElseThrow().reveal()))))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }
}
