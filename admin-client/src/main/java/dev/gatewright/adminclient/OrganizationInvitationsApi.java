// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/invitations`.
public final class OrganizationInvitationsApi {
  private final Caller calls;
  private final String path;

  OrganizationInvitationsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Whom the organization asks for.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/invitations`, with the permission
  /// `organizations:read`.
  public Listing<Invitation> list() {
    return calls.list(path, Body.nothing(), Invitation::of);
  }

  /// Whom the organization asks for.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/invitations`, with the permission
  /// `organizations:read`.
  public Listing<Invitation> list(OrganizationInvitationQuery query) {
    return calls.list(path, query.body(), Invitation::of);
  }

  /// Asks for somebody by mail.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/invitations`, with the permission
  /// `organizations:write`.
  public void create(NewOrganizationInvitation organizationInvitation) {
    calls.act("POST", path, Body.nothing(), organizationInvitation.body(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void create(NewOrganizationInvitation organizationInvitation, CallOptions options) {
    calls.act("POST", path, Body.nothing(), organizationInvitation.body(), options);
  }
}
