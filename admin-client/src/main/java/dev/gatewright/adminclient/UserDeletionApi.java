// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users/{user}/deletion`.
public final class UserDeletionApi {
  private final Caller calls;
  private final String path;

  UserDeletionApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// When the account goes, if it does.
  ///
  /// `GET /issuers/{issuer}/users/{user}/deletion`, with the permission `users:read`.
  public Deletion get() {
    return calls.get(path, Body.nothing(), Deletion::of);
  }

  /// Has the account deleted at a time, and nobody sign in to it until then; the person is told by
  /// mail, and can take it back.
  ///
  /// `POST /issuers/{issuer}/users/{user}/deletion`, with the permission `users:write`.
  public Deletion create(NewUserDeletion userDeletion) {
    return calls.ask(
        "POST", path, Body.nothing(), userDeletion.body(), CallOptions.none(), Deletion::of);
  }

  /// The same, with what is said of this call alone.
  public Deletion create(NewUserDeletion userDeletion, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), userDeletion.body(), options, Deletion::of);
  }

  /// Restores somebody who was to be deleted.
  ///
  /// `DELETE /issuers/{issuer}/users/{user}/deletion`, with the permission `users:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
