package dev.gatewright.server.dev;

import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.LoopbackOnly;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.pages.DevView;
import dev.gatewright.server.pages.HomeView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `/dev`, which shows what runs.
public final class DevRoutes {
  private final DevPages pages = DevPages.load();
  private final DevView view;
  private final HomeView home;

  /// @param demoUrl where the demo application is, if it runs
  public DevRoutes(DevTenants tenants, URI baseUrl, Optional<URI> demoUrl) {
    var demo = demoUrl.stream().map(url -> address("Demo application", url + "/")).toList();
    var discovery = address("Discovery", baseUrl + "/.well-known/openid-configuration");
    this.home =
        new HomeView(
            Stream.concat(
                    demo.stream(),
                    Stream.of(address("People and applications", baseUrl + "/dev"), discovery))
                .toList());
    this.view =
        new DevView(
            Stream.concat(
                    demo.stream(),
                    Stream.of(
                        discovery,
                        address("Inbox", baseUrl + "/dev/inbox"),
                        address("Looks", baseUrl + "/dev/look")))
                .toList(),
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
    return List.of(
        LoopbackOnly.of(Route.get("/dev", this::overview).page()),
        LoopbackOnly.of(Route.get("/", this::home).page()));
  }

  private HttpResponse home(HttpRequest request) {
    return DevPages.page(pages.pages().home(home, pages.context(request, "Gatewright")));
  }

  private HttpResponse overview(HttpRequest request) {
    return DevPages.page(pages.pages().dev(view, pages.context(request, "Gatewright")));
  }

  private static DevView.Address address(String label, String url) {
    return new DevView.Address(label, new PageLink(url));
  }
}
