// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/administrators/invitations`.
public final class OrganizationAdministratorInvitationsApi {
  private final Caller calls;
  private final String path;

  OrganizationAdministratorInvitationsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The links that nobody opened yet.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/administrators/invitations`, with the
  /// permission `administrators:read`.
  public Listing<OrganizationAdministratorInvitation> list() {
    return calls.list(path, Body.nothing(), OrganizationAdministratorInvitation::of);
  }

  /// The links that nobody opened yet.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/administrators/invitations`, with the
  /// permission `administrators:read`.
  public Listing<OrganizationAdministratorInvitation> list(
      OrganizationAdministratorInvitationQuery query) {
    return calls.list(path, query.body(), OrganizationAdministratorInvitation::of);
  }

  /// Makes a link for somebody to administer this organization.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/administrators/invitations`, with the
  /// permission `administrators:write`.
  public OrganizationAdministratorInvitationMade create() {
    return calls.ask(
        "POST",
        path,
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        OrganizationAdministratorInvitationMade::of);
  }

  /// The same, with what is said of this call alone.
  public OrganizationAdministratorInvitationMade create(CallOptions options) {
    return calls.ask(
        "POST",
        path,
        Body.nothing(),
        Body.nothing(),
        options,
        OrganizationAdministratorInvitationMade::of);
  }
}
