// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/administrators`.
public final class OrganizationAdministratorsApi {
  private final Caller calls;
  private final String path;

  OrganizationAdministratorsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Who administers this organization and nothing else of the issuer.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/administrators`, with the permission
  /// `administrators:read`.
  public Listing<OrganizationAdministrator> list() {
    return calls.list(path, Body.nothing(), OrganizationAdministrator::of);
  }

  /// Who administers this organization and nothing else of the issuer.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/administrators`, with the permission
  /// `administrators:read`.
  public Listing<OrganizationAdministrator> list(OrganizationAdministratorQuery query) {
    return calls.list(path, query.body(), OrganizationAdministrator::of);
  }

  /// The links that nobody opened yet.
  public OrganizationAdministratorInvitationsApi invitations() {
    return new OrganizationAdministratorInvitationsApi(calls, path + "/invitations");
  }

  /// One of `invitations`. Nothing is asked for yet.
  ///
  /// @param invitation what its address names it by
  public OrganizationAdministratorInvitationApi invitation(String invitation) {
    return new OrganizationAdministratorInvitationApi(
        calls, path + "/invitations/" + Caller.segment(invitation));
  }
}
