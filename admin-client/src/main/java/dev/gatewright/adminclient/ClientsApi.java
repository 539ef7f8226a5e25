// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
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

  /// The clients of the issuer.
  ///
  /// `GET /issuers/{issuer}/clients`, with the permission `clients:read`.
  public Listing<ClientSummary> list(ClientQuery query) {
    return calls.list(path, query.body(), ClientSummary::of);
  }

  /// Adds a client by the keys of tenants.yaml; a secret that it needs is made.
  ///
  /// `POST /issuers/{issuer}/clients`, with the permission `clients:write`.
  public ChangedClient create(NewClient client) {
    return calls.ask(
        "POST", path, Body.nothing(), client.body(), CallOptions.none(), ChangedClient::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedClient create(NewClient client, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), client.body(), options, ChangedClient::of);
  }
}
