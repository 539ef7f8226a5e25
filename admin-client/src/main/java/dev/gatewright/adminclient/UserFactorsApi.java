// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}/factors`.
public final class UserFactorsApi {
  private final Caller calls;
  private final String path;

  UserFactorsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What the person proves who they are with, beside the password.
  ///
  /// `GET /issuers/{issuer}/users/{user}/factors`, with the permission `users:read`.
  public Listing<Factor> list() {
    return calls.list(path, Body.nothing(), Factor::of);
  }

  /// Takes all of it away, and the trust in every browser; the person is told by mail.
  ///
  /// `DELETE /issuers/{issuer}/users/{user}/factors`, with the permission `credentials:write`.
  public void deleteAll() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void deleteAll(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
