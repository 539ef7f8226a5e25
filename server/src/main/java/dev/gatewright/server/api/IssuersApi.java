package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ListIssuers;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The issuers that a key reaches.
final class IssuersApi {
  private static final Document ISSUER =
      Document.of(
          "Issuer",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("url", Shapes.TEXT, "where it is served, and its `iss`"),
          Field.required("created_at", Shapes.MOMENT, "when it was declared first"),
          Field.required("updated_at", Shapes.MOMENT, "when it was declared last"));

  private final AdminDesk desk;
  private final URI baseUrl;

  IssuersApi(AdminDesk desk, URI baseUrl) {
    this.desk = desk;
    this.baseUrl = baseUrl;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                "/issuers",
                Permission.ISSUERS_READ,
                "The issuers that the key reaches",
                new Told.Several(ISSUER))
            .by(this::list),
        Endpoint.get(
                AdminCall.ISSUER_PATH, Permission.ISSUERS_READ, "One of them", new Told.One(ISSUER))
            .by(this::show));
  }

  private HttpResponse list(AdminCall call) {
    return desk.ask(
        call,
        new ListIssuers(),
        AdminResult.Issuers.class,
        found -> JsonAnswers.list(found.issuers().stream().map(this::told).toList()));
  }

  private HttpResponse show(AdminCall call) {
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        found -> JsonAnswers.of(200, told(found.issuer())));
  }

  private Map<String, Object> told(KeptIssuer issuer) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", issuer.id().value());
    fields.put("url", IssuerUrls.served(issuer, baseUrl).toString());
    fields.put("created_at", issuer.createdAt().toString());
    fields.put("updated_at", issuer.updatedAt().toString());
    return fields;
  }
}
