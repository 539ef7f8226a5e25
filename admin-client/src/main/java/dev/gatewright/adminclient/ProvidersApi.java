// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/providers`.
public final class ProvidersApi {
  private final Caller calls;
  private final String path;

  ProvidersApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Other providers that people sign in at.
  ///
  /// `GET /issuers/{issuer}/providers`, with the permission `issuers:read`.
  public Listing<Provider> list() {
    return calls.list(path, Body.nothing(), Provider::of);
  }
}
