// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/clients`.
public final class ClientsApi {
  private final Caller calls;
  private final String path;

  ClientsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The clients of the issuer.
  ///
  /// `GET /issuers/{issuer}/clients`, with the permission `clients:read`.
  public Listing<ClientSummary> list() {
    return calls.list(path, Body.nothing(), ClientSummary::of);
  }
}
