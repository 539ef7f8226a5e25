package dev.gatewright.embed.jaxrs;

import dev.gatewright.protocol.http.Endpoints;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/// The resource that an application writes.
@Path("auth")
public final class AuthorizationResource {
  private final Endpoints<RestRequest> endpoints;

  @Inject
  public AuthorizationResource(Endpoints<RestRequest> endpoints) {
    this.endpoints = endpoints;
  }

  @Path("{path: .*}")
  public EndpointsResource endpoints() {
    return new EndpointsResource(endpoints);
  }
}
