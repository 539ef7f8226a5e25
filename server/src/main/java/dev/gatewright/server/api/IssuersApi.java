package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ListIssuers;
import dev.gatewright.admin.command.AdminCommand.RemoveIssuer;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The issuers that a key reaches.
final class IssuersApi {
  private static final Document ISSUER =
      Document.of(
          "Issuer",
          Field.required("id", Shapes.TEXT, "what addresses name it by"),
          Field.required("url", Shapes.TEXT, "where it is served, and its `iss`"),
          Field.required("created_at", Shapes.MOMENT, "when it was declared first"),
          Field.required("updated_at", Shapes.MOMENT, "when it was declared last"));

  private static final Document DETAIL =
      ISSUER.and(
          "IssuerWithSettings",
          Field.required(
              SettingShapes.SETTINGS, SettingShapes.ISSUER, "as they were declared, no secrets"));

  private static final Document CHANGED = DETAIL.and("ChangedIssuer", SettingAnswers.NOTES);

  private final AdminDesk desk;
  private final SettingAnswers answers;
  private final SettingsDesk settings;
  private final URI baseUrl;

  IssuersApi(AdminDesk desk, SettingsDesk settings, URI baseUrl) {
    this.desk = desk;
    this.answers = new SettingAnswers(desk);
    this.settings = settings;
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
        Endpoint.post(
                "/issuers",
                Permission.ISSUERS_WRITE,
                "Adds an issuer by the keys of tenants.yaml",
                new Told.Made(CHANGED))
            .taking(
                Field.required(
                    SettingShapes.SETTINGS, SettingShapes.ISSUER, "the keys of an issuer"))
            .refusing(AdminProblem.SETTINGS, AdminProblem.EXISTS, AdminProblem.URL_TAKEN)
            .by(this::add),
        Endpoint.get(
                AdminCall.ISSUER_PATH, Permission.ISSUERS_READ, "One of them", new Told.One(DETAIL))
            .onCondition()
            .refusing(AdminProblem.UNREADABLE)
            .by(this::show),
        Endpoint.of(
                "PATCH",
                AdminCall.ISSUER_PATH,
                Permission.SETTINGS_WRITE,
                "Changes the settings that are named; null takes one away",
                new Told.One(CHANGED))
            .onCondition()
            .taking(
                Field.required(
                    SettingShapes.SETTINGS, SettingShapes.ISSUER_PATCH, "a merge patch (RFC 7396)"))
            .refusing(
                AdminProblem.SETTINGS,
                AdminProblem.URL_TAKEN,
                AdminProblem.CHANGED_MEANWHILE,
                AdminProblem.UNREADABLE)
            .by(this::change),
        Endpoint.delete(
                AdminCall.ISSUER_PATH,
                Permission.ISSUERS_WRITE,
                "Removes the issuer with all that it holds")
            .onCondition()
            .by(this::remove));
  }

  private HttpResponse list(AdminCall call) {
    var found = new TreeMap<String, KeptIssuer>();
    for (var actor : call.held()) {
      if (desk.run(call.as(actor), new ListIssuers()) instanceof AdminResult.Issuers(var issuers)) {
        issuers.forEach(issuer -> found.put(issuer.id().value(), issuer));
      }
    }
    return JsonAnswers.list(found.values().stream().map(this::told).toList());
  }

  private HttpResponse show(AdminCall call) {
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        found -> whole(200, found.issuer(), List.of()));
  }

  private HttpResponse whole(int status, KeptIssuer issuer, List<String> notes) {
    var fields = told(issuer);
    fields.put(SettingShapes.SETTINGS, JsonText.fields(SettingsDesk.document(issuer).json()));
    if (!notes.isEmpty()) {
      fields.put("notes", notes);
    }
    return JsonAnswers.of(status, fields).withHeader("ETag", EntityTag.of(issuer.updatedAt()));
  }

  private HttpResponse add(AdminCall call) {
    var wanted = call.body().object(SettingShapes.SETTINGS).orElseThrow();
    return answers.issuer(
        call,
        settings.addIssuer(call.actor(), wanted),
        added ->
            whole(201, added.issuer(), added.notes())
                .withHeader("Location", call.below(added.issuer().id().value())));
  }

  private HttpResponse change(AdminCall call) {
    var patch = call.body().object(SettingShapes.SETTINGS).orElseThrow();
    return answers.issuer(
        call,
        settings.changeIssuer(call.actor(), call.issuer(), patch, call.seen()),
        changed -> whole(200, changed.issuer(), changed.notes()));
  }

  /// Of an issuer that is not there the command would say that it is removed.
  private HttpResponse remove(AdminCall call) {
    return settings.issuer(call.issuer()).isEmpty()
        ? AdminProblem.NOT_FOUND.response()
        : desk.act(call, new RemoveIssuer(call.issuer(), call.seen()));
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
