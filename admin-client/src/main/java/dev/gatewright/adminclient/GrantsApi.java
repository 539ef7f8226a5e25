// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/grants`.
public final class GrantsApi {
  private final Caller calls;
  private final String path;

  GrantsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The grants of a person or a client that live, the latest first; `user` or `client` is needed.
  ///
  /// `GET /issuers/{issuer}/grants`, with the permission `sessions:read`.
  public Listing<Grant> list() {
    return calls.list(path, Body.nothing(), Grant::of);
  }

  /// The grants of a person or a client that live, the latest first; `user` or `client` is needed.
  ///
  /// `GET /issuers/{issuer}/grants`, with the permission `sessions:read`.
  public Listing<Grant> list(GrantQuery query) {
    return calls.list(path, query.body(), Grant::of);
  }

  /// Revokes every grant of a person, of a client, for an organization, or of the issuer.
  ///
  /// `POST /issuers/{issuer}/grants/revoke`, with the permission `sessions:write`.
  public Ended revoke() {
    return calls.ask(
        "POST", path + "/revoke", Body.nothing(), Body.nothing(), CallOptions.none(), Ended::of);
  }

  /// Revokes every grant of a person, of a client, for an organization, or of the issuer.
  ///
  /// `POST /issuers/{issuer}/grants/revoke`, with the permission `sessions:write`.
  public Ended revoke(GrantRevokeRequest request) {
    return calls.ask(
        "POST", path + "/revoke", Body.nothing(), request.body(), CallOptions.none(), Ended::of);
  }

  /// The same, with what is said of this call alone.
  public Ended revoke(GrantRevokeRequest request, CallOptions options) {
    return calls.ask("POST", path + "/revoke", Body.nothing(), request.body(), options, Ended::of);
  }
}
