// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Tagged;
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

  /// The same, with the name of its state, which a change can be bound to.
  public Tagged<Client> getTagged() {
    return calls.tagged(path, Body.nothing(), Client::of);
  }

  /// Changes the settings that are named; null takes one away.
  ///
  /// `PATCH /issuers/{issuer}/clients/{client}`, with the permission `clients:write`.
  public ChangedClient change(ClientChange change) {
    return calls.ask(
        "PATCH", path, Body.nothing(), change.body(), CallOptions.none(), ChangedClient::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedClient change(ClientChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, ChangedClient::of);
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

  /// Makes a new secret; the one before it stops working at once, or then.
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

  /// Makes a new secret; the one before it stops working at once, or then.
  ///
  /// `POST /issuers/{issuer}/clients/{client}/secret`, with the permission `clients:write`.
  public ClientSecret rotateSecret(SecretRotation request) {
    return calls.ask(
        "POST",
        path + "/secret",
        Body.nothing(),
        request.body(),
        CallOptions.none(),
        ClientSecret::of);
  }

  /// The same, with what is said of this call alone.
  public ClientSecret rotateSecret(SecretRotation request, CallOptions options) {
    return calls.ask(
        "POST", path + "/secret", Body.nothing(), request.body(), options, ClientSecret::of);
  }

  /// What there is at `/issuers/{issuer}/clients/{client}/secret`.
  public ClientSecretApi secret() {
    return new ClientSecretApi(calls, path + "/secret");
  }
}
