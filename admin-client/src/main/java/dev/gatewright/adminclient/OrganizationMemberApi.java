// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/members/{user}`.
public final class OrganizationMemberApi {
  private final Caller calls;
  private final String path;

  OrganizationMemberApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Gives a member another place (`scopes`, with `title`), or another `status`.
  ///
  /// `PATCH /issuers/{issuer}/organizations/{organization}/members/{user}`, with the permission
  /// `organizations:write`.
  public void change(OrganizationMemberChange change) {
    calls.act("PATCH", path, Body.nothing(), change.body(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void change(OrganizationMemberChange change, CallOptions options) {
    calls.act("PATCH", path, Body.nothing(), change.body(), options);
  }

  /// Takes somebody out.
  ///
  /// `DELETE /issuers/{issuer}/organizations/{organization}/members/{user}`, with the permission
  /// `organizations:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
