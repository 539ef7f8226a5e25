package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.ClientSetting;
import dev.gatewright.server.config.client.RefreshKeys;
import dev.gatewright.server.config.yaml.DurationText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.pages.console.ClientEditView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.Trouble;
import dev.gatewright.server.tenants.SettingsDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// The settings of a client that people change most. What is not touched is not written, so that
/// what comes from the issuer's defaults goes on coming from there.
final class ClientEditPage {
  static final String PATH = "/client/edit";

  private static final List<String> GRANTS =
      List.of(
          GrantType.AUTHORIZATION_CODE.value(),
          GrantType.REFRESH_TOKEN.value(),
          GrantType.CLIENT_CREDENTIALS.value());

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final ConsolePages pages;

  ClientEditPage(ConsoleDesk desk, SettingsDesk settings, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_WRITE, this::show)
        .acting(this::act)
        .provedNow("client_edit");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(
        desk,
        visit,
        one ->
            ConsoleAnswer.shown(form(one, values(one), one.seen(), Optional.empty(), List.of())));
  }

  /// What the fields show, by their names.
  private static Map<String, String> values(OneClient one) {
    var effective = one.effective();
    var values = new LinkedHashMap<String, String>();
    values.put(ClientEditView.NAME, one.name());
    values.put(
        ClientEditView.REDIRECT_URIS, String.join("\n", effective.get(ClientKeys.REDIRECT_URIS)));
    values.put(
        ClientEditView.POST_LOGOUT,
        String.join("\n", effective.get(ClientKeys.POST_LOGOUT_REDIRECT_URIS)));
    values.put(ClientEditView.SCOPES, String.join(" ", effective.get(ClientKeys.SCOPES)));
    for (var grant : effective.get(ClientKeys.GRANTS)) {
      values.put(ClientEditView.GRANT + grant.value(), ClientEditView.YES);
    }
    if (effective.get(ClientKeys.FIRST_PARTY)) {
      values.put(ClientEditView.FIRST_PARTY, ClientEditView.YES);
    }
    values.put(ClientEditView.PKCE, effective.get(ClientKeys.PKCE) ? "required" : "optional");
    values.put(ClientEditView.TOKEN_LIFETIME, time(one, AccessTokenKeys.LIFETIME));
    values.put(ClientEditView.REFRESH_LIFETIME, time(one, RefreshKeys.REFRESH_LIFETIME));
    values.put(ClientEditView.REFRESH_IDLE, time(one, RefreshKeys.REFRESH_IDLE));
    return values;
  }

  private static String time(OneClient one, ClientSetting<Duration> setting) {
    return DurationText.format(one.effective().get(setting));
  }

  private byte[] form(
      OneClient one,
      Map<String, String> values,
      String seen,
      Optional<String> problem,
      List<Trouble> troubles) {
    var view =
        new ClientEditView(
            one.frame(PATH, "console.client.edit"),
            one.link(PATH),
            one.name(),
            seen,
            values,
            GRANTS,
            scopes(one),
            problem,
            troubles);
    return pages.clientEdit(view, one.visit().page());
  }

  /// The scopes that the issuer has.
  private static List<String> scopes(OneClient one) {
    var settings = one.visit().issuer().orElseThrow().settings();
    var names = new LinkedHashSet<>(ClientKeys.STANDARD_SCOPES);
    settings.scopes().forEach(scope -> names.add(scope.name()));
    settings.resources().forEach(resource -> names.addAll(resource.scopes()));
    return List.copyOf(names);
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneClient.with(desk, visit, one -> change(one, fields));
  }

  private ConsoleAnswer change(OneClient one, Parameters fields) {
    var typedSeen = fields.first(ClientEditView.SEEN_FIELD).orElse("");
    var seen = OneClient.seen(typedSeen);
    if (seen.isEmpty()) {
      return ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var typed = new LinkedHashMap<String, String>();
    for (var name : ClientEditView.FIELDS) {
      fields.first(name).ifPresent(value -> typed.put(name, value.strip()));
    }
    for (var grant : GRANTS) {
      fields
          .first(ClientEditView.GRANT + grant)
          .ifPresent(_ -> typed.put(ClientEditView.GRANT + grant, ClientEditView.YES));
    }
    var settled =
        settings.changeClient(
            one.visit().actor(), one.visit().issuerId(), one.id(), patch(values(one), typed), seen);
    return SettledAnswers.client(
        desk,
        settled,
        done -> SettledAnswers.changed(pages, one, done),
        (problem, troubles) -> form(one, typed, typedSeen, problem, troubles),
        one.visit().page().messages());
  }

  /// What was typed, where it is something else than what the form showed.
  private static ObjectNode patch(Map<String, String> had, Map<String, String> typed) {
    var patch = JsonValues.newObject();
    text(patch, "name", ClientEditView.NAME, had, typed);
    list(patch, "redirect_uris", ClientEditView.REDIRECT_URIS, had, typed);
    list(patch, "post_logout_redirect_uris", ClientEditView.POST_LOGOUT, had, typed);
    list(patch, "scopes", ClientEditView.SCOPES, had, typed);
    var grants = grants(typed);
    if (!grants.equals(grants(had))) {
      patch.set("grants", JsonValues.texts(grants));
    }
    boolean first = typed.containsKey(ClientEditView.FIRST_PARTY);
    if (first != had.containsKey(ClientEditView.FIRST_PARTY)) {
      patch.put("first_party", first);
    }
    text(patch, "pkce", ClientEditView.PKCE, had, typed);
    var token = JsonValues.newObject();
    text(token, "lifetime", ClientEditView.TOKEN_LIFETIME, had, typed);
    if (!token.isEmpty()) {
      patch.set("access_token", token);
    }
    text(patch, "refresh_lifetime", ClientEditView.REFRESH_LIFETIME, had, typed);
    text(patch, "refresh_idle", ClientEditView.REFRESH_IDLE, had, typed);
    return patch;
  }

  private static List<String> grants(Map<String, String> values) {
    return GRANTS.stream()
        .filter(grant -> values.containsKey(ClientEditView.GRANT + grant))
        .toList();
  }

  /// An empty field leaves it to the default.
  private static void text(
      ObjectNode patch,
      String key,
      String field,
      Map<String, String> had,
      Map<String, String> typed) {
    var value = Optional.ofNullable(typed.get(field));
    if (value.isEmpty() || value.get().equals(had.getOrDefault(field, ""))) {
      return;
    }
    if (value.get().isEmpty()) {
      patch.putNull(key);
    } else {
      patch.put(key, value.get());
    }
  }

  private static void list(
      ObjectNode patch,
      String key,
      String field,
      Map<String, String> had,
      Map<String, String> typed) {
    var value = Optional.ofNullable(typed.get(field)).map(Words::split);
    if (value.isEmpty()) {
      return;
    }
    var before = Words.split(had.getOrDefault(field, ""));
    if (!new TreeSet<>(before).equals(new TreeSet<>(value.get()))
        || before.size() != value.get().size()) {
      patch.set(key, JsonValues.texts(new ArrayList<>(value.get())));
    }
  }
}
