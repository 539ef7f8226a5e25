package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.ProvidersView;
import dev.gatewright.server.tenants.IssuerPart;
import dev.gatewright.server.tenants.SettingSections;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.server.tenants.Settled;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Other providers that people of the issuer sign in at. A secret goes in here and never out again.
final class ProvidersPage {
  static final String PATH = "/settings/providers";

  private static final String CHANGE = "/settings/providers/change";
  private static final String PRESET = "preset";
  private static final String ISSUER = "issuer";
  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";
  private static final String ENABLED = "enabled";

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final ConsolePages pages;

  ProvidersPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.ISSUERS_READ, this::show),
        ConsoleRoute.issuer(CHANGE, Permission.SETTINGS_WRITE, this::ask)
            .acting(this::change)
            .provedNow("providers"));
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return SettingsPage.with(
        desk,
        visit,
        issuer -> {
          var view =
              new ProvidersView(
                  visit
                      .frame(ConsoleSection.SETTINGS)
                      .below(visit.page().text("console.providers"), visit.link(visit.at(PATH))),
                  visit.may(Permission.SETTINGS_WRITE)
                      ? Optional.of(visit.link(visit.at(CHANGE)))
                      : Optional.empty(),
                  lines(visit, issuer));
          return ConsoleAnswer.shown(pages.providers(view, visit.page()));
        });
  }

  private List<ProvidersView.Provider> lines(ConsoleVisit visit, KeptIssuer issuer) {
    return IssuerPart.PROVIDER.in(SettingsDesk.document(issuer).tree()).entrySet().stream()
        .map(one -> {
          var part = one.getValue();
          return new ProvidersView.Provider(
              one.getKey(),
              part.path(ISSUER).asString(part.path(PRESET).asString("")),
              part.path(CLIENT_ID).asString(""),
              part.path(ENABLED).asBoolean(true),
              settings.hasProviderSecret(issuer.id(), one.getKey()),
              callback(visit, one.getKey()));
        })
        .toList();
  }

  /// What has to be registered at the provider.
  private static String callback(ConsoleVisit visit, String name) {
    return visit.issuer().orElseThrow().issuer().url() + "/upstream/" + name;
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    return SettingsPage.with(
        desk, visit, issuer -> ConsoleAnswer.shown(form(visit, issuer, "", "", "", "", List.of())));
  }

  private byte[] form(
      ConsoleVisit visit,
      KeptIssuer issuer,
      String name,
      String preset,
      String url,
      String clientId,
      List<String> problems) {
    var here = visit.link(visit.at(CHANGE));
    var view =
        new ProvidersView.Change(
            visit
                .frame(ConsoleSection.SETTINGS)
                .below(visit.page().text("console.providers"), visit.link(visit.at(PATH)))
                .below(visit.page().text("console.providers.change"), here),
            here,
            lines(visit, issuer),
            presets(),
            callback(visit, "NAME"),
            name,
            preset,
            url,
            clientId,
            problems);
    return pages.providersChange(view, visit.page());
  }

  private static List<String> presets() {
    return SettingSections.PROVIDER
        .key(PRESET)
        .map(key -> key.type() instanceof KeyType.OneOf(var words) ? words : List.<String>of())
        .orElseGet(List::of);
  }

  private ConsoleAnswer change(ConsoleVisit visit, Parameters fields) {
    return SettingsPage.with(desk, visit, issuer -> change(visit, issuer, fields));
  }

  private ConsoleAnswer change(ConsoleVisit visit, KeptIssuer issuer, Parameters fields) {
    var removed = fields.first(ProvidersView.REMOVE_FIELD);
    if (removed.isPresent()) {
      var settled =
          desk.settled(() ->
              settings.removePart(
                  visit.actor(),
                  issuer.id(),
                  IssuerPart.PROVIDER,
                  removed.get(),
                  Optional.empty()));
      return answer(visit, issuer, settled, ConsoleNotice.PROVIDER_REMOVED);
    }
    var turned = fields.first(ProvidersView.TURN_FIELD);
    if (turned.isPresent()) {
      var stands =
          Optional.ofNullable(
              IssuerPart.PROVIDER.in(SettingsDesk.document(issuer).tree()).get(turned.get()));
      if (stands.isEmpty()) {
        return new ConsoleAnswer.Missing();
      }
      boolean on = stands.get().path(ENABLED).asBoolean(true);
      var settled =
          desk.settled(() ->
              settings.patchPart(
                  visit.actor(),
                  issuer.id(),
                  IssuerPart.PROVIDER,
                  turned.get(),
                  JsonValues.newObject().put(ENABLED, !on),
                  Optional.empty()));
      return answer(visit, issuer, settled, ConsoleNotice.PROVIDER_SAVED);
    }
    return put(visit, issuer, fields);
  }

  private ConsoleAnswer answer(
      ConsoleVisit visit, KeptIssuer issuer, Settled settled, ConsoleNotice notice) {
    var problems = SettledText.problems(visit, settled);
    return problems.isEmpty()
        ? ConsoleAnswer.done(visit.at(PATH), notice)
        : ConsoleAnswer.wrong(form(visit, issuer, "", "", "", "", problems));
  }

  /// Adds one, or gives one of this name another id and secret; what is said of it elsewhere stays.
  private ConsoleAnswer put(ConsoleVisit visit, KeptIssuer issuer, Parameters fields) {
    var name = typed(fields, ProvidersView.NAME_FIELD);
    var preset = typed(fields, ProvidersView.PRESET_FIELD);
    var url = typed(fields, ProvidersView.ISSUER_FIELD);
    var clientId = typed(fields, ProvidersView.ID_FIELD);
    var secret = typed(fields, ProvidersView.SECRET_FIELD);
    var called = name.isEmpty() ? preset : name;
    if (ProviderName.parse(called).isEmpty()) {
      var problem = visit.page().text("console.providers.bad_name");
      return ConsoleAnswer.wrong(
          form(visit, issuer, name, preset, url, clientId, List.of(problem)));
    }
    var said = JsonValues.newObject();
    put(said, PRESET, preset);
    put(said, ISSUER, url);
    put(said, CLIENT_ID, clientId);
    put(said, CLIENT_SECRET, secret);
    boolean known =
        IssuerPart.PROVIDER.in(SettingsDesk.document(issuer).tree()).containsKey(called);
    var settled =
        desk.settled(() ->
            known
                ? settings.patchPart(
                    visit.actor(), issuer.id(), IssuerPart.PROVIDER, called, said, Optional.empty())
                : settings.putPart(
                    visit.actor(),
                    issuer.id(),
                    IssuerPart.PROVIDER,
                    called,
                    said,
                    Optional.empty()));
    var problems = SettledText.problems(visit, settled);
    return problems.isEmpty()
        ? ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.PROVIDER_SAVED)
        : ConsoleAnswer.wrong(form(visit, issuer, name, preset, url, clientId, problems));
  }

  private static String typed(Parameters fields, String name) {
    return fields.first(name).map(String::strip).orElse("");
  }

  private static void put(ObjectNode to, String key, String text) {
    if (!text.isEmpty()) {
      to.put(key, text);
    }
  }
}
