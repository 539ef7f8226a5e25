package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.Trouble;
import dev.gatewright.server.pages.console.TryView;
import dev.gatewright.server.tenants.SettingsDesk;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A login as a client, begun here. The client must have the console's address among its redirect
/// URIs: whoever may change it puts it there by a form of its own, and takes it away again.
final class TryPage {
  static final String PATH = "/client/try";

  private static final String ALLOW = "allow";
  private static final String STOP = "stop";

  private final ConsoleDesk desk;
  private final SettingsDesk settings;
  private final TriedLogins logins;
  private final ConsolePages pages;

  TryPage(ConsoleDesk desk, SettingsDesk settings, TriedLogins logins, ConsolePages pages) {
    this.desk = desk;
    this.settings = settings;
    this.logins = logins;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CLIENTS_WRITE, this::show)
        .acting(this::act)
        .provedNow("try");
  }

  /// Whether people log in to it at all, and somebody can prove to be it by hand.
  static boolean fits(OneClient one) {
    var methods = one.effective().get(ClientKeys.TOKEN_ENDPOINT_AUTH);
    return one.effective().get(ClientKeys.GRANTS).contains(GrantType.AUTHORIZATION_CODE)
        && (one.effective().isPublic()
            || methods.contains(ClientAuthMethod.CLIENT_SECRET_POST)
            || methods.contains(ClientAuthMethod.CLIENT_SECRET_BASIC));
  }

  /// Where a login ends that was begun here.
  static String redirectUri(ConsoleVisit visit) {
    return visit.tenant().issuer().url() + TriedPage.PATH;
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneClient.with(desk, visit, one -> fits(one) ? shown(one) : new ConsoleAnswer.Missing());
  }

  private ConsoleAnswer shown(OneClient one) {
    return ConsoleAnswer.shown(form(one, Optional.empty()));
  }

  private byte[] form(OneClient one, Optional<String> problem) {
    var view =
        new TryView(
            one.frame(PATH, "console.client.try"),
            one.link(PATH),
            one.name(),
            redirectUri(one.visit()),
            problem,
            isAllowed(one) ? Optional.of(authorization(one)) : Optional.empty());
    return pages.tryLogin(view, one.visit().page());
  }

  static boolean isAllowed(OneClient one) {
    return one.effective().get(ClientKeys.REDIRECT_URIS).contains(redirectUri(one.visit()));
  }

  /// The request (RFC 6749 §4.1.1) with PKCE. Its state says whose login it is, sealed.
  private PageLink authorization(OneClient one) {
    var visit = one.visit();
    var login = logins.begin(visit, one.id());
    var scopes =
        one.effective().get(ClientKeys.SCOPES).contains("openid") ? "openid profile email" : "";
    var query = new StringBuilder("?response_type=code");
    add(query, "client_id", one.id().value());
    add(query, "redirect_uri", redirectUri(visit));
    if (!scopes.isEmpty()) {
      add(query, "scope", known(one, scopes));
      add(query, "nonce", login.nonce());
    }
    add(query, "state", login.state());
    add(
        query,
        "code_challenge",
        CodeVerifier.parse(login.verifier()).orElseThrow().challenge().value());
    add(query, "code_challenge_method", "S256");
    return new PageLink(visit.issuer().orElseThrow().issuer().url() + "/oauth2/authorize" + query);
  }

  private static String known(OneClient one, String scopes) {
    var may = one.effective().get(ClientKeys.SCOPES);
    return String.join(" ", Words.split(scopes).stream().filter(may::contains).toList());
  }

  private static void add(StringBuilder query, String name, String value) {
    query.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8));
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var act = fields.first(TryView.ACT_FIELD).orElse("");
    return OneClient.with(
        desk,
        visit,
        one ->
            switch (act) {
              case ALLOW ->
                  fields.first(TryView.SURE_FIELD).isPresent()
                      ? change(one, true)
                      : ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
              case STOP -> change(one, false);
              default -> ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
            });
  }

  private ConsoleAnswer change(OneClient one, boolean allow) {
    var uris = new ArrayList<>(one.declared().redirectUris());
    var own = redirectUri(one.visit());
    uris.remove(own);
    if (allow) {
      uris.add(own);
    }
    ObjectNode patch = JsonValues.newObject();
    patch.set("redirect_uris", JsonValues.texts(List.copyOf(uris)));
    var settled =
        settings.changeClient(
            one.visit().actor(),
            one.visit().issuerId(),
            one.id(),
            patch,
            Optional.of(one.shown().updatedAt()));
    return SettledAnswers.client(
        desk,
        settled,
        _ ->
            ConsoleAnswer.done(
                allow ? one.at(PATH) : one.home(),
                allow ? ConsoleNotice.TRYING_ALLOWED : ConsoleNotice.TRYING_STOPPED),
        (problem, troubles) ->
            form(one, problem.or(() -> troubles.stream().map(Trouble::text).findFirst())),
        one.visit().page().messages());
  }
}
