package dev.gatewright.server.control;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminResult.ClientKept;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.tenants.SettingFault;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The `client add` command: says by its options what a file would, and has it added as every other
/// face does.
final class ClientAdding {
  static final String COMMAND = "client add";

  private final SettingsDesk settings;

  ClientAdding(SettingsDesk settings) {
    this.settings = settings;
  }

  Report report(Requests requests, Request request, Actor actor) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var issuer) -> {
        var id = request.get("client");
        yield said(issuer, id, settings.addClient(actor, issuer.id(), described(request, id)));
      }
    };
  }

  private static Report said(KeptIssuer issuer, String id, Settled settled) {
    return switch (settled) {
      case Settled.Client added ->
          Sentences.report(
              new DeclareClient(
                  issuer.id(),
                  new ClientId(id),
                  added.client().client().document(),
                  SecretChange.keep(),
                  SecretChange.keep(),
                  false),
              new ClientKept(added.secret(), added.signingKey()));
      case Settled.IsThere() ->
          Report.failed(
              Answer.FAILED,
              "%s has a client %s already. Change it in tenants.yaml, or with client remove."
                  .formatted(issuer.id(), id));
      case Settled.Wrong(var faults) ->
          Report.failed(
              Answer.USAGE,
              faults.stream().map(ClientAdding::line).collect(Collectors.joining("\n")));
      case Settled.Refused(var command, var why) ->
          Report.failed(Answer.FAILED, Sentences.why(command, why));
      case Settled.Issuer _, Settled.NotThere _ ->
          throw new IllegalStateException("no answer to this: " + settled.getClass());
    };
  }

  private static String line(SettingFault fault) {
    return fault.fix().isEmpty() ? fault.text() : fault.text() + "  Fix: " + fault.fix();
  }

  private static ObjectNode described(Request request, String id) {
    var client = Report.object();
    client.put("id", id);
    request.find("type").ifPresent(type -> client.put("type", type));
    request.find("name").ifPresent(name -> client.put(ClientKeys.NAME.name(), name));
    request.find("compat").ifPresent(compat -> client.put("compat", compat));
    texts(request, "redirect-uri", client, ClientKeys.REDIRECT_URIS.name());
    texts(request, "post-logout-redirect-uri", client, ClientKeys.POST_LOGOUT_REDIRECT_URIS.name());
    texts(request, "scope", client, ClientKeys.SCOPES.name());
    return client;
  }

  private static void texts(Request request, String option, ObjectNode client, String key) {
    request
        .find(option)
        .ifPresent(values -> {
          var array = client.putArray(key);
          values.lines().forEach(array::add);
        });
  }
}
