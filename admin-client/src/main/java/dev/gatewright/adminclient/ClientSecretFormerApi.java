// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/clients/{client}/secret/former`.
public final class ClientSecretFormerApi {
  private final Caller calls;
  private final String path;

  ClientSecretFormerApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Ends the secret before, which a rotation kept.
  ///
  /// `DELETE /issuers/{issuer}/clients/{client}/secret/former`, with the permission
  /// `clients:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
