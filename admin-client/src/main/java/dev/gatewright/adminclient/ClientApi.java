// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/clients/{client}`.
public final class ClientApi {
  private final Caller calls;
  private final String path;

  ClientApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// A client.
  ///
  /// `GET /issuers/{issuer}/clients/{client}`, with the permission `clients:read`.
  public Client get() {
    return calls.get(path, Body.nothing(), Client::of);
  }

  /// Removes the client and ends what it was given.
  ///
  /// `DELETE /issuers/{issuer}/clients/{client}`, with the permission `clients:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Makes a new secret; the one before it stops working at once.
  ///
  /// `POST /issuers/{issuer}/clients/{client}/secret`, with the permission `clients:write`.
  public ClientSecret rotateSecret() {
    return calls.ask(
        "POST",
        path + "/secret",
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        ClientSecret::of);
  }

  /// The same, with what is said of this call alone.
  public ClientSecret rotateSecret(CallOptions options) {
    return calls.ask(
        "POST", path + "/secret", Body.nothing(), Body.nothing(), options, ClientSecret::of);
  }
}
