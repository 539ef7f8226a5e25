package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.directory.IssuerUrls;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.IssuerPart;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import dev.gatewright.server.upstream.Upstreams;
import dev.gatewright.store.tenants.KeptIssuer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/// Providers, scopes and resources: parts of an issuer's settings with addresses of their own.
/// Their tags are the issuer's. A resource's id is a URL, so it stands behind the question mark.
final class PartsApi {
  private static final String RESOURCE_ID = "id";

  private static final Field TOLD_NAME =
      Field.required("name", Shapes.TEXT, "what addresses and settings name it by");

  private static final Document PROVIDER =
      Document.of(
          "Provider",
          TOLD_NAME,
          Field.required("callback_url", Shapes.TEXT, "what has to be registered there"),
          Field.required("has_secret", Shapes.FLAG, "whether a secret or a key is kept for it"),
          told(SettingShapes.PROVIDER));

  private static final Document SCOPE =
      Document.of("IssuerScope", TOLD_NAME, told(SettingShapes.SCOPE));

  private static final Document RESOURCE =
      Document.of(
          "Resource",
          Field.required(RESOURCE_ID, Shapes.TEXT, "the API's absolute URI"),
          told(SettingShapes.RESOURCE));

  private final AdminDesk desk;
  private final SettingAnswers answers;
  private final SettingsDesk settings;
  private final URI baseUrl;

  PartsApi(AdminDesk desk, SettingsDesk settings, URI baseUrl) {
    this.desk = desk;
    this.answers = new SettingAnswers(desk);
    this.settings = settings;
    this.baseUrl = baseUrl;
  }

  private static Field told(Shape shape) {
    return Field.required(SettingShapes.SETTINGS, shape, "as they were declared, no secrets");
  }

  /// One kind of part, where it is and what it looks like.
  ///
  /// @param one what a sentence calls one of them
  private record Kind(
      IssuerPart part,
      String name,
      String one,
      String many,
      Document document,
      Shape whole,
      Shape patch) {
    String all() {
      return AdminCall.ISSUER_PATH + "/" + name;
    }

    boolean isNamedByPath() {
      return part != IssuerPart.RESOURCE;
    }

    String path() {
      return isNamedByPath() ? all() + "/{" + variable() + "}" : all();
    }

    String variable() {
      return name.substring(0, name.length() - 1);
    }

    Field[] query() {
      return isNamedByPath()
          ? new Field[0]
          : new Field[] {Field.required(RESOURCE_ID, Shapes.TEXT, "which one")};
    }

    String named(AdminCall call) {
      return isNamedByPath()
          ? call.variable(variable())
          : call.parameter(RESOURCE_ID).orElseThrow();
    }
  }

  List<Endpoint> endpoints() {
    var endpoints = new ArrayList<Endpoint>();
    endpoints.addAll(
        endpoints(
            new Kind(
                IssuerPart.PROVIDER,
                "providers",
                "the provider",
                "Other providers that people sign in at",
                PROVIDER,
                SettingShapes.PROVIDER,
                SettingShapes.PROVIDER_PATCH)));
    endpoints.addAll(
        endpoints(
            new Kind(
                IssuerPart.SCOPE,
                "scopes",
                "the scope",
                "The issuer's own scopes",
                SCOPE,
                SettingShapes.SCOPE,
                SettingShapes.SCOPE_PATCH)));
    endpoints.addAll(
        endpoints(
            new Kind(
                IssuerPart.RESOURCE,
                "resources",
                "the API",
                "The APIs that tokens are made for",
                RESOURCE,
                SettingShapes.RESOURCE,
                SettingShapes.RESOURCE_PATCH)));
    return endpoints;
  }

  private List<Endpoint> endpoints(Kind kind) {
    var endpoints = new ArrayList<Endpoint>();
    endpoints.add(
        Endpoint.get(
                kind.all(), Permission.ISSUERS_READ, kind.many(), new Told.Several(kind.document()))
            .refusing(AdminProblem.UNREADABLE)
            .by(call -> list(call, kind)));
    if (kind.isNamedByPath()) {
      endpoints.add(
          Endpoint.get(
                  kind.path(),
                  Permission.ISSUERS_READ,
                  "One of them",
                  new Told.One(kind.document()))
              .onCondition()
              .refusing(AdminProblem.UNREADABLE)
              .by(call -> show(call, kind)));
    }
    endpoints.add(
        changing("PUT", kind, "Adds " + kind.one() + ", or has it be so and no other way")
            .taking(Field.required(SettingShapes.SETTINGS, kind.whole(), "all of its keys"))
            .by(call ->
                change(
                    call,
                    kind,
                    (name, said) ->
                        settings.putPart(
                            call.actor(), call.issuer(), kind.part(), name, said, call.seen()))));
    endpoints.add(
        changing("PATCH", kind, "Changes the settings that are named; null takes one away")
            .taking(
                Field.required(SettingShapes.SETTINGS, kind.patch(), "a merge patch (RFC 7396)"))
            .by(call ->
                change(
                    call,
                    kind,
                    (name, said) ->
                        settings.patchPart(
                            call.actor(), call.issuer(), kind.part(), name, said, call.seen()))));
    endpoints.add(
        Endpoint.delete(kind.path(), Permission.SETTINGS_WRITE, "Takes " + kind.one() + " away")
            .asking(kind.query())
            .onCondition()
            .refusing(
                AdminProblem.SETTINGS, AdminProblem.CHANGED_MEANWHILE, AdminProblem.UNREADABLE)
            .by(call -> remove(call, kind)));
    return endpoints;
  }

  private static Endpoint changing(String method, Kind kind, String summary) {
    return Endpoint.of(
            method,
            kind.path(),
            Permission.SETTINGS_WRITE,
            summary,
            new Told.One(
                kind.document().and("Changed" + kind.document().name(), SettingAnswers.NOTES)))
        .asking(kind.query())
        .onCondition()
        .refusing(AdminProblem.SETTINGS, AdminProblem.CHANGED_MEANWHILE, AdminProblem.UNREADABLE);
  }

  private HttpResponse list(AdminCall call, Kind kind) {
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        found -> {
          var told = new ArrayList<Map<String, Object>>();
          parts(found.issuer(), kind)
              .forEach((name, part) -> told.add(told(found.issuer(), kind, name, part)));
          return JsonAnswers.list(told);
        });
  }

  private static Map<String, ObjectNode> parts(KeptIssuer issuer, Kind kind) {
    return kind.part().in(SettingsDesk.document(issuer).tree());
  }

  private HttpResponse show(AdminCall call, Kind kind) {
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        found -> one(found.issuer(), kind, kind.named(call), List.of()));
  }

  private HttpResponse one(KeptIssuer issuer, Kind kind, String name, List<String> notes) {
    return Optional.ofNullable(parts(issuer, kind).get(name))
        .map(part -> {
          var fields = told(issuer, kind, name, part);
          if (!notes.isEmpty()) {
            fields.put("notes", notes);
          }
          return JsonAnswers.of(200, fields).withHeader("ETag", EntityTag.of(issuer.updatedAt()));
        })
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private Map<String, Object> told(KeptIssuer issuer, Kind kind, String name, ObjectNode part) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(kind.part() == IssuerPart.RESOURCE ? RESOURCE_ID : "name", name);
    if (kind.part() == IssuerPart.PROVIDER) {
      var url = IssuerUrls.served(issuer, baseUrl).toString();
      ProviderName.parse(name)
          .ifPresent(it -> fields.put("callback_url", Upstreams.callback(url, it).toString()));
      fields.put("has_secret", settings.hasProviderSecret(issuer.id(), name));
    }
    fields.put(SettingShapes.SETTINGS, part);
    return fields;
  }

  private HttpResponse change(
      AdminCall call, Kind kind, BiFunction<String, ObjectNode, Settled> change) {
    var name = kind.named(call);
    var said = call.body().object(SettingShapes.SETTINGS).orElseThrow();
    return answers.issuer(
        call,
        change.apply(name, said),
        changed -> one(changed.issuer(), kind, name, changed.notes()));
  }

  private HttpResponse remove(AdminCall call, Kind kind) {
    return answers.issuer(
        call,
        settings.removePart(
            call.actor(), call.issuer(), kind.part(), kind.named(call), call.seen()),
        _ -> JsonAnswers.done());
  }
}
