// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}/names/{kind}`.
public final class UserNameApi {
  private final Caller calls;
  private final String path;

  UserNameApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Takes a name away.
  ///
  /// `DELETE /issuers/{issuer}/users/{user}/names/{kind}`, with the permission `users:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
