package dev.gatewright.server.account.api;

import dev.gatewright.admin.command.AccountCommand.EndConnection;
import dev.gatewright.admin.command.AccountCommand.LeaveOrganization;
import dev.gatewright.admin.command.AccountCommand.ListConnections;
import dev.gatewright.admin.command.AccountCommand.ListPlaces;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.account.AccountDesk;
import dev.gatewright.server.account.AccountDocument;
import dev.gatewright.server.account.Oneself;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.grants.Connection;
import java.util.List;
import java.util.Map;

/// The applications that a person let in, and the organizations that they belong to.
final class ConnectionsApi {
  private final AccountDesk desk;
  private final Clients clients;

  ConnectionsApi(AccountDesk desk, Clients clients) {
    this.desk = desk;
    this.clients = clients;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.read("/applications", this::applications),
        ApiRoute.write("DELETE", "/applications/{id}", this::disconnect),
        ApiRoute.read("/organizations", this::organizations),
        ApiRoute.write("DELETE", "/organizations/{id}", this::leave));
  }

  private HttpResponse applications(ApiCall call) {
    var who = call.who();
    var found =
        desk.see(
            who, new ListConnections(who.issuer(), who.person()), AdminResult.Connections.class);
    return JsonAnswers.list(found.connections().stream().map(one -> told(call, one)).toList());
  }

  /// A client that is no longer served has no name.
  private Map<String, Object> told(ApiCall call, Connection connection) {
    var fields = AccountDocument.application(connection);
    clients
        .find(call.who().issuer(), connection.client())
        .ifPresent(client -> fields.put("name", client.name()));
    fields.put("current", call.isBy(connection.client().value()));
    return fields;
  }

  private HttpResponse disconnect(ApiCall call) {
    var id = call.request().variable("id");
    if (!ClientId.isValid(id)) {
      return ApiProblem.NOT_FOUND.response();
    }
    var who = call.who();
    return Answers.doneUnless(
        desk.act(who, new EndConnection(who.issuer(), who.person(), new ClientId(id))));
  }

  private HttpResponse organizations(ApiCall call) {
    var who = call.who();
    var found = desk.see(who, new ListPlaces(who.issuer(), who.person()), AdminResult.Places.class);
    return JsonAnswers.list(found.places().stream().map(AccountDocument::organization).toList());
  }

  private HttpResponse leave(ApiCall call) {
    return OrganizationId.parse(call.request().variable("id"))
        .map(id -> leave(call.who(), id))
        .orElseGet(ApiProblem.NOT_FOUND::response);
  }

  private HttpResponse leave(Oneself who, OrganizationId id) {
    var refused = desk.act(who, new LeaveOrganization(who.issuer(), who.person(), id));
    return refused.filter(Refusal.LastAdministrator.class::isInstance).isPresent()
        ? ApiProblem.LAST_ADMINISTRATOR.response()
        : Answers.doneUnless(refused);
  }
}
