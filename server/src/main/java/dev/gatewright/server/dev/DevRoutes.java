package dev.gatewright.server.dev;

import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.pages.DevView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// `/dev`, which shows what runs, and the inbox.
public final class DevRoutes {
  private final DevPages pages = DevPages.load();
  private final InboxRoutes inbox;
  private final DevView view;

  /// @param apiUrl where the demo application's API is
  public DevRoutes(DevTenants tenants, URI baseUrl, URI demoUrl, URI apiUrl, Inbox inbox) {
    this.inbox = new InboxRoutes(inbox, pages);
    this.view =
        new DevView(
            List.of(
                address("Demo application", demoUrl + "/"),
                address("Demo API", apiUrl + "/"),
                address("Issuer", baseUrl.toString()),
                address("Discovery", baseUrl + "/.well-known/openid-configuration"),
                address("Inbox", baseUrl + "/dev/inbox")),
            tenants.issuer().users().stream()
                .map(user ->
                    new DevView.User(
                        String.valueOf(user.claims().getOrDefault("name", user.email())),
                        user.email(),
                        new ShownSecret(DevTenants.password(user)),
                        user.role().orElse("")))
                .toList(),
            tenants.issuer().clients().stream()
                .map(client ->
                    new DevView.Client(
                        client.id(),
                        client.typeWord(),
                        DevTenants.secret(client).map(ShownSecret::new),
                        client.redirectUris()))
                .toList());
  }

  public List<Route> routes() {
    var routes = new ArrayList<>(inbox.routes());
    routes.add(Route.get("/dev", this::overview).page());
    return List.copyOf(routes);
  }

  private HttpResponse overview(HttpRequest request) {
    return DevPages.page(pages.pages().dev(view, pages.context(request, "Gatewright")));
  }

  private static DevView.Address address(String label, String url) {
    return new DevView.Address(label, new PageLink(url));
  }
}
