package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.LostErrand;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.WayOn;
import dev.gatewright.store.events.EventTable;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ways on from a page that ends something, so that none is a dead end.
final class WaysOn {
  private WaysOn() {}

  /// From a login that can no longer be answered. Where its cookie is gone, the browser may not
  /// keep cookies at all, and the application has the better beginning.
  static List<WayOn> from(Tenant tenant, LostErrand errand) {
    var ways = new ArrayList<WayOn>();
    var signIn = errand.client().flatMap(client -> signIn(tenant, client));
    errand.again().ifPresent(handle -> ways.add(again(tenant, handle)));
    signIn.ifPresent(
        way -> ways.add(errand.why() == LostErrand.Why.COOKIE_GONE ? 0 : ways.size(), way));
    errand.client().flatMap(WaysOn::home).ifPresent(ways::add);
    return ways;
  }

  /// From a page about what this application asked for.
  static List<WayOn> from(Tenant tenant, Optional<Client> asking) {
    return Stream.concat(
            asking.flatMap(client -> signIn(tenant, client)).stream(),
            asking.flatMap(WaysOn::home).stream())
        .toList();
  }

  /// From a page after which nobody wants to sign in again at once.
  static List<WayOn> back(Optional<Client> client) {
    return client.flatMap(WaysOn::home).stream().toList();
  }

  /// From any page that ends something: of the console's own issuer to the console.
  static List<WayOn> from(Tenant tenant) {
    return tenant.issuer().id().equals(EventTable.SERVER)
        ? List.of(new WayOn.Back(tenant.issuer().name(), new PageLink(tenant.path() + "/")))
        : List.of();
  }

  private static WayOn again(Tenant tenant, String handle) {
    return new WayOn.Again(
        new PageLink(tenant.path() + "/start-again"),
        List.of(new HiddenField(LoginForms.INTERACTION, handle)));
  }

  /// The application is told who sends it (OpenID Connect Core §4).
  private static Optional<WayOn> signIn(Tenant tenant, Client client) {
    return client
        .option(Client.INITIATE_LOGIN_URI)
        .map(uri ->
            uri
                + (uri.getRawQuery() == null ? "?" : "&")
                + "iss="
                + URLEncoder.encode(tenant.issuer().url(), UTF_8))
        .flatMap(PageLink::parse)
        .map(link -> new WayOn.SignIn(client.name(), link));
  }

  /// The page that the client names, or else the origin that its logins return to.
  private static Optional<WayOn> home(Client client) {
    return client
        .option(Client.CLIENT_URI)
        .map(URI::toString)
        .or(() ->
            client.redirectUris().stream()
                .sorted()
                .flatMap(uri -> origin(uri).stream())
                .findFirst())
        .flatMap(PageLink::parse)
        .map(link -> new WayOn.Back(client.name(), link));
  }

  private static Optional<String> origin(String redirectUri) {
    return PageLink.parse(redirectUri).flatMap(PageLink::origin).map(origin -> origin + "/");
  }
}
