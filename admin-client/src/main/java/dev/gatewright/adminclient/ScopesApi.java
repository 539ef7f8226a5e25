// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/scopes`.
public final class ScopesApi {
  private final Caller calls;
  private final String path;

  ScopesApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The issuer's own scopes.
  ///
  /// `GET /issuers/{issuer}/scopes`, with the permission `issuers:read`.
  public Listing<IssuerScope> list() {
    return calls.list(path, Body.nothing(), IssuerScope::of);
  }
}
