package dev.gatewright.embed.jaxrs;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/// What Jakarta REST tells a resource of a request: its address, its header fields and cookies, and
/// who sent it, if a filter before has found out.
public record RestRequest(UriInfo uri, HttpHeaders headers, SecurityContext security) {

  /// The path only: everything else can hold credentials.
  @Override
  public String toString() {
    return "RestRequest[" + uri.getPath() + "]";
  }
}
