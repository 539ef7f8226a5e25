// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Tagged;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}`.
public final class OrganizationApi {
  private final Caller calls;
  private final String path;

  OrganizationApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// An organization.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}`, with the permission
  /// `organizations:read`.
  public Organization get() {
    return calls.get(path, Body.nothing(), Organization::of);
  }

  /// The same, with the name of its state, which a change can be bound to.
  public Tagged<Organization> getTagged() {
    return calls.tagged(path, Body.nothing(), Organization::of);
  }

  /// Writes what is named.
  ///
  /// `PATCH /issuers/{issuer}/organizations/{organization}`, with the permission
  /// `organizations:write`.
  public Organization change(OrganizationChange change) {
    return calls.ask(
        "PATCH", path, Body.nothing(), change.body(), CallOptions.none(), Organization::of);
  }

  /// The same, with what is said of this call alone.
  public Organization change(OrganizationChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, Organization::of);
  }

  /// Removes it, with its places, invitations and domains.
  ///
  /// `DELETE /issuers/{issuer}/organizations/{organization}`, with the permission
  /// `organizations:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Whom the organization asks for.
  public OrganizationInvitationsApi invitations() {
    return new OrganizationInvitationsApi(calls, path + "/invitations");
  }

  /// One of `invitations`. Nothing is asked for yet.
  ///
  /// @param invitation what its address names it by
  public OrganizationInvitationApi invitation(String invitation) {
    return new OrganizationInvitationApi(
        calls, path + "/invitations/" + Caller.segment(invitation));
  }

  /// Its mail domains.
  public OrganizationDomainsApi domains() {
    return new OrganizationDomainsApi(calls, path + "/domains");
  }

  /// One of `domains`. Nothing is asked for yet.
  ///
  /// @param domain what its address names it by
  public OrganizationDomainApi domain(String domain) {
    return new OrganizationDomainApi(calls, path + "/domains/" + Caller.segment(domain));
  }

  /// Who administers this organization and nothing else of the issuer.
  public OrganizationAdministratorsApi administrators() {
    return new OrganizationAdministratorsApi(calls, path + "/administrators");
  }

  /// One of `administrators`. Nothing is asked for yet.
  ///
  /// @param user what its address names it by
  public OrganizationAdministratorApi administrator(String user) {
    return new OrganizationAdministratorApi(
        calls, path + "/administrators/" + Caller.segment(user));
  }

  /// Its members, by address.
  public OrganizationMembersApi members() {
    return new OrganizationMembersApi(calls, path + "/members");
  }

  /// One of `members`. Nothing is asked for yet.
  ///
  /// @param user what its address names it by
  public OrganizationMemberApi member(String user) {
    return new OrganizationMemberApi(calls, path + "/members/" + Caller.segment(user));
  }
}
