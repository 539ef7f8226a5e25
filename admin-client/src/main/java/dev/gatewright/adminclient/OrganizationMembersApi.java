// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/members`.
public final class OrganizationMembersApi {
  private final Caller calls;
  private final String path;

  OrganizationMembersApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Its members, by address.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/members`, with the permission
  /// `organizations:read`.
  public Listing<Member> list() {
    return calls.list(path, Body.nothing(), Member::of);
  }

  /// Its members, by address.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/members`, with the permission
  /// `organizations:read`.
  public Listing<Member> list(OrganizationMemberQuery query) {
    return calls.list(path, query.body(), Member::of);
  }

  /// Makes somebody a member.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/members`, with the permission
  /// `organizations:write`.
  public Member create(NewOrganizationMember organizationMember) {
    return calls.ask(
        "POST", path, Body.nothing(), organizationMember.body(), CallOptions.none(), Member::of);
  }

  /// The same, with what is said of this call alone.
  public Member create(NewOrganizationMember organizationMember, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), organizationMember.body(), options, Member::of);
  }
}
