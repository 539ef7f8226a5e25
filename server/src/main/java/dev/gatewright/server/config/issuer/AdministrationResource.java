package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.issuer.IssuerSettings.ResourceConfig;
import dev.gatewright.store.events.EventTable;
import java.net.URI;
import java.util.List;

/// The administration for programs, as a resource that tokens are made for (RFC 8707).
public final class AdministrationResource {
  private AdministrationResource() {}

  /// How it is called, wherever it is served.
  public static String id(URI baseUrl) {
    return baseUrl + "/admin";
  }

  /// Those of an issuer that it makes tokens for: this one is for those who administer alone, and
  /// no other issuer makes anything that bears its name.
  public static List<ResourceConfig> served(IssuerSettings issuer, URI baseUrl) {
    boolean own = issuer.id().equals(EventTable.SERVER.value());
    return issuer.resources().stream()
        .filter(resource -> own || !resource.id().equals(id(baseUrl)))
        .toList();
  }
}
