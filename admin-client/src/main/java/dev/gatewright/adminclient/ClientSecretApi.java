// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/clients/{client}/secret`.
public final class ClientSecretApi {
  private final Caller calls;
  private final String path;

  ClientSecretApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What there is at `/issuers/{issuer}/clients/{client}/secret/former`.
  public ClientSecretFormerApi former() {
    return new ClientSecretFormerApi(calls, path + "/former");
  }
}
