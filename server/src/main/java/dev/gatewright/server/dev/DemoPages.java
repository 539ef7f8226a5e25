package dev.gatewright.server.dev;

import dev.gatewright.server.dev.DemoSessions.Notice;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.DecodedToken;
import dev.gatewright.server.pages.DemoDashboardView;
import dev.gatewright.server.pages.DemoHomeView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The demo application's two pages.
final class DemoPages {
  private static final String BRAND = "Demo application";

  private final URI issuer;
  private final DevPages pages = DevPages.load();
  private final JsonMapper json = new JsonMapper();

  DemoPages(URI issuer) {
    this.issuer = issuer;
  }

  Route assetRoute() {
    return pages.assetRoute();
  }

  byte[] home(HttpRequest request, Optional<String> problem) {
    var view = new DemoHomeView(new PageLink("/login"), issuer.toString(), problem);
    return pages.pages().demoHome(view, pages.context(request, BRAND));
  }

  byte[] dashboard(HttpRequest request, DemoTokens tokens, String csrf, Notice notice) {
    var userInfo = read(tokens.userInfo());
    var name = Optional.of(userInfo.path("name").asString("")).filter(text -> !text.isEmpty());
    var view =
        new DemoDashboardView(
            new Account(name, userInfo.path("email").asString("")),
            notice == Notice.REFRESHED,
            notice == Notice.REFRESH_FAILED ? Optional.of("refresh refused") : Optional.empty(),
            organizations(userInfo.path("organizations")),
            DecodedToken.of(tokens.accessToken()),
            Optional.of(DecodedToken.of(tokens.idToken())),
            DecodedToken.indented(tokens.userInfo()),
            new PageLink("/refresh"),
            new PageLink("/logout"),
            List.of(new HiddenField("csrf", csrf)));
    return pages.pages().demoDashboard(view, pages.context(request, BRAND));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JacksonException _) {
      return json.createObjectNode();
    }
  }

  private static List<DemoDashboardView.Organization> organizations(JsonNode claim) {
    var organizations = new ArrayList<DemoDashboardView.Organization>();
    for (var one : claim) {
      var id = one.path("id").asString("");
      var scopes = new ArrayList<String>();
      one.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
      organizations.add(
          new DemoDashboardView.Organization(
              id, one.path("name").asString(id), one.path("title").asString(""), scopes));
    }
    return organizations;
  }
}
