// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers`.
public final class IssuersApi {
  private final Caller calls;
  private final String path;

  IssuersApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The issuers that the key reaches.
  ///
  /// `GET /issuers`, with the permission `issuers:read`.
  public Listing<Issuer> list() {
    return calls.list(path, Body.nothing(), Issuer::of);
  }

  /// Adds an issuer by the keys of tenants.yaml.
  ///
  /// `POST /issuers`, with the permission `issuers:write`.
  public ChangedIssuer create(NewIssuer issuer) {
    return calls.ask(
        "POST", path, Body.nothing(), issuer.body(), CallOptions.none(), ChangedIssuer::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedIssuer create(NewIssuer issuer, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), issuer.body(), options, ChangedIssuer::of);
  }
}
