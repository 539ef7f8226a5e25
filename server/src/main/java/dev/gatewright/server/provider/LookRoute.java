package dev.gatewright.server.provider;

import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.LookOptions;
import dev.gatewright.server.config.issuer.LookKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.pages.OwnFile;
import dev.gatewright.server.pages.Picture;
import java.util.Optional;

/// The files that an issuer, or one of its clients, brings for its pages. A browser never takes one
/// for a page of ours: opened by itself an SVG runs nothing, loads nothing and has no origin. Mail
/// programs show the logo too, on pages of other origins.
final class LookRoute {
  private static final Headers KEPT_FOR_GOOD =
      Headers.of(
          "Cache-Control", "public, max-age=31536000, immutable",
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Resource-Policy", "cross-origin",
          "Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'");

  private final Clients clients;

  LookRoute(Clients clients) {
    this.clients = clients;
  }

  Route route() {
    return Route.get(OwnFile.FOLDER + "{file}", this::file);
  }

  private HttpResponse file(HttpRequest request) {
    var tenant = (Tenant) request.mount();
    var name = request.variable("file");
    var client = request.query().first(LookOptions.OWNER);
    var file =
        client.isPresent()
            ? clientFile(tenant, client.get(), name)
            : LookKeys.branding(tenant.settings()).file(name);
    return file.map(LookRoute::answer).orElseGet(() -> HttpResponse.text(404, "no such file\n"));
  }

  private Optional<OwnFile> clientFile(Tenant tenant, String client, String name) {
    return Optional.of(client)
        .filter(ClientId::isValid)
        .map(ClientId::new)
        .flatMap(id -> clients.find(tenant.issuer().id(), id))
        .flatMap(found -> found.option(LookOptions.LOGO))
        .flatMap(Picture::file)
        .filter(file -> file.name().equals(name));
  }

  private static HttpResponse answer(OwnFile file) {
    return HttpResponse.of(
        200, KEPT_FOR_GOOD.plus("Content-Type", file.kind().mediaType()), file.bytes());
  }
}
