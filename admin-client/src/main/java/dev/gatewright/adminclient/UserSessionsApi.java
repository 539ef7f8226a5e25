// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}/sessions`.
public final class UserSessionsApi {
  private final Caller calls;
  private final String path;

  UserSessionsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Where the person is signed in.
  ///
  /// `GET /issuers/{issuer}/users/{user}/sessions`, with the permission `sessions:read`.
  public Listing<Session> list() {
    return calls.list(path, Body.nothing(), Session::of);
  }
}
