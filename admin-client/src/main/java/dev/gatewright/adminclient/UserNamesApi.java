// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}/names`.
public final class UserNamesApi {
  private final Caller calls;
  private final String path;

  UserNamesApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What the person signs in with beside the address.
  ///
  /// `GET /issuers/{issuer}/users/{user}/names`, with the permission `users:read`.
  public Listing<LoginName> list() {
    return calls.list(path, Body.nothing(), LoginName::of);
  }

  /// Gives the person a name in place of their former one of that kind.
  ///
  /// `POST /issuers/{issuer}/users/{user}/names`, with the permission `users:write`.
  public void create(NewUserName userName) {
    calls.act("POST", path, Body.nothing(), userName.body(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void create(NewUserName userName, CallOptions options) {
    calls.act("POST", path, Body.nothing(), userName.body(), options);
  }
}
