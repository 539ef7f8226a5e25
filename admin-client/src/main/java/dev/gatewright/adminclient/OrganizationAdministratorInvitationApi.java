// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at
/// `/issuers/{issuer}/organizations/{organization}/administrators/invitations/{invitation}`.
public final class OrganizationAdministratorInvitationApi {
  private final Caller calls;
  private final String path;

  OrganizationAdministratorInvitationApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Takes a link back.
  ///
  /// `DELETE
  /// /issuers/{issuer}/organizations/{organization}/administrators/invitations/{invitation}`, with
  /// the permission `administrators:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }
}
